"""Widgets of ipywidgets, as a page sees them: opened, changed from both sides, answered, closed."""

import unittest

from jupyter_client.manager import start_new_kernel

PATIENCE = 60


class WidgetTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.manager, cls.client = start_new_kernel(kernel_name="espalier", startup_timeout=PATIENCE)

    @classmethod
    def tearDownClass(cls):
        cls.client.stop_channels()
        cls.manager.shutdown_kernel(now=True)

    def answers(self, request):
        """All that everyone is told about a request."""
        told = []
        while True:
            message = self.client.get_iopub_msg(timeout=PATIENCE)
            if message["parent_header"].get("msg_id") != request:
                continue
            if message["content"].get("execution_state") == "idle":
                return told
            told.append(message)

    def run_cell(self, code):
        request = self.client.execute(code)
        told = self.answers(request)
        errors = [m["content"] for m in told if m["msg_type"] == "error"]
        self.assertEqual(errors, [], code)
        return told

    def say(self, kind, content, metadata=None, buffers=()):
        """What a page says in a conversation; gives the answers."""
        message = self.client.session.msg(kind, content, metadata=metadata)
        self.client.session.send(self.client.shell_channel.socket, message, buffers=list(buffers))
        return self.answers(message["header"]["msg_id"])

    def printed(self, told):
        return "".join(m["content"]["text"] for m in told if m["msg_type"] == "stream")

    def result(self, code):
        for message in self.run_cell(code):
            if message["msg_type"] == "execute_result":
                return message["content"]["data"]["text/plain"]
        return None

    def opened(self, told, model):
        """The state of the widget of a kind that was opened, with the name of its conversation."""
        for message in told:
            content = message["content"]
            if message["msg_type"] == "comm_open" and content["data"]["state"].get("_model_name") == model:
                self.assertEqual(content["target_name"], "jupyter.widget")
                self.assertEqual(message["metadata"]["version"].partition(".")[0], "2")
                return content["comm_id"], content["data"]["state"]
        self.fail(f"no {model} among {[m['msg_type'] for m in told]}")

    def slider(self, value=3):
        return self.run_cell(f"import ipywidgets\nslider = ipywidgets.IntSlider(value={value}, max=20)\nslider")

    def test_a_slider_is_shown_and_follows_both_sides(self):
        told = self.slider()
        comm, state = self.opened(told, "IntSliderModel")
        self.assertEqual((state["value"], state["max"]), (3, 20))
        view = [m["content"]["data"] for m in told if m["msg_type"] == "execute_result"][0]
        self.assertEqual(view["application/vnd.jupyter.widget-view+json"]["model_id"], comm)

        self.run_cell("slider.observe(lambda change: print('seen', change.new), 'value')")
        told = self.say("comm_msg", {"comm_id": comm, "data": {"method": "update", "state": {"value": 7}}})
        self.assertEqual(self.printed(told), "seen 7\n")
        self.assertEqual(self.result("slider.value"), "7")

        told = self.run_cell("slider.value = 11")
        updates = [m["content"]["data"] for m in told if m["msg_type"] == "comm_msg"]
        self.assertEqual([u["state"] for u in updates if u["method"] == "update"], [{"value": 11}])

    def test_open_conversations_are_told_by_their_targets(self):
        comm, _ = self.opened(self.slider(), "IntSliderModel")
        request = self.client.comm_info(target_name="jupyter.widget")
        reply = self.client.get_shell_msg(timeout=PATIENCE)
        while reply["parent_header"]["msg_id"] != request:
            reply = self.client.get_shell_msg(timeout=PATIENCE)
        self.assertEqual(reply["content"]["status"], "ok")
        self.assertEqual(reply["content"]["comms"][comm], {"target_name": "jupyter.widget"})
        told = self.run_cell("slider.close()")
        self.assertEqual([m["content"]["comm_id"] for m in told if m["msg_type"] == "comm_close"], [comm])

    def test_a_page_that_was_loaded_again_gets_all_states(self):
        comm, _ = self.opened(self.slider(5), "IntSliderModel")
        told = self.say(
            "comm_open",
            {"comm_id": "control", "target_name": "jupyter.widget.control", "data": {}},
            metadata={"version": "1.0.0"},
        )
        self.assertEqual([m for m in told if m["msg_type"] == "comm_close"], [])
        told = self.say("comm_msg", {"comm_id": "control", "data": {"method": "request_states"}})
        states = [m["content"]["data"]["states"] for m in told if m["msg_type"] == "comm_msg"][0]
        self.assertEqual(states[comm]["state"]["value"], 5)

    def test_bytes_travel_beside_the_text(self):
        image = bytes(range(256))
        comm, state = self.opened(
            self.run_cell("import ipywidgets\nimage = ipywidgets.Image(value=bytes(range(256)))"), "ImageModel"
        )
        self.assertNotIn("value", state)
        told = self.say(
            "comm_msg",
            {"comm_id": comm, "data": {"method": "update", "state": {}, "buffer_paths": [["value"]]}},
            buffers=[image[::-1]],
        )
        self.assertEqual(self.result("bytes(image.value) == bytes(range(255, -1, -1))"), "True")
        told = self.run_cell("image.value = b'\\x00\\xff'")
        self.assertIn([b"\x00\xff"], [[bytes(b) for b in m["buffers"]] for m in told if m["msg_type"] == "comm_msg"])

    def test_an_output_widget_catches_what_is_printed_and_shown(self):
        told = self.run_cell(
            "import ipywidgets\nfrom IPython.display import display, HTML\nout = ipywidgets.Output()\n"
            "with out:\n    print('inside')\n    display(HTML('<b>x</b>'))\nprint('outside')"
        )
        kinds = []
        for message in told:
            state = message["content"].get("data", {}).get("state", {})
            if message["msg_type"] == "comm_msg" and "msg_id" in state:
                kinds.append("to the widget" if state["msg_id"] else "to the cell")
                if state["msg_id"]:
                    self.assertEqual(state["msg_id"], message["parent_header"]["msg_id"])
            elif message["msg_type"] == "stream":
                kinds.append(message["content"]["text"].strip())
            elif message["msg_type"] == "display_data":
                kinds.append(message["content"]["data"]["text/html"])
        self.assertEqual(kinds, ["to the widget", "inside", "<b>x</b>", "to the cell", "outside"])

    def test_what_an_observer_raises_is_told_and_ends_nothing(self):
        comm, _ = self.opened(self.slider(), "IntSliderModel")
        self.run_cell("slider.observe(lambda change: 1 / 0, 'value')")
        told = self.say("comm_msg", {"comm_id": comm, "data": {"method": "update", "state": {"value": 9}}})
        self.assertEqual([m["content"]["ename"] for m in told if m["msg_type"] == "error"], ["ZeroDivisionError"])
        self.assertEqual(self.result("slider.value"), "9")

    def test_interact_calls_its_function_as_the_slider_moves(self):
        told = self.run_cell("import ipywidgets\n@ipywidgets.interact(x=4)\ndef square(x):\n    print(x * x)")
        comm, state = self.opened(told, "IntSliderModel")
        self.assertEqual(state["value"], 4)
        self.assertEqual(self.printed(told), "16\n")
        told = self.say("comm_msg", {"comm_id": comm, "data": {"method": "update", "state": {"value": 6}}})
        self.assertEqual(self.printed(told), "36\n")

    def test_a_conversation_of_a_cell_of_ones_own(self):
        self.run_cell(
            "def opened(comm, message):\n"
            "    comm.on_msg(lambda m: comm.send({'doubled': 2 * m['content']['data']['n']}))\n"
            "    comm.on_close(lambda m: print('closed', m['content']['data']))\n"
            "get_ipython().kernel.comm_manager.register_target('doubling', opened)"
        )
        self.say("comm_open", {"comm_id": "mine", "target_name": "doubling", "data": {}})
        told = self.say("comm_msg", {"comm_id": "mine", "data": {"n": 21}})
        self.assertEqual([m["content"]["data"] for m in told if m["msg_type"] == "comm_msg"], [{"doubled": 42}])
        told = self.say("comm_close", {"comm_id": "mine", "data": {"why": "done"}})
        self.assertEqual(self.printed(told), "closed {'why': 'done'}\n")

    def test_a_target_that_nobody_has_is_closed_at_once(self):
        told = self.say("comm_open", {"comm_id": "lost", "target_name": "nobody", "data": {}})
        self.assertEqual([m["content"]["comm_id"] for m in told if m["msg_type"] == "comm_close"], ["lost"])


if __name__ == "__main__":
    unittest.main()
