"""The kernel under Jupyter's own conformance tests, and a notebook through Jupyter's own client."""

import unittest

import jupyter_kernel_test
import nbclient
import nbformat


class EspalierTests(jupyter_kernel_test.KernelTests):
    kernel_name = "espalier"
    language_name = "python"
    file_extension = ".py"
    code_hello_world = "print('hello, world')"
    code_stderr = "import sys; print('test', file=sys.stderr)"
    code_page_something = "print?"
    completion_samples = [
        {"text": "zi", "matches": {"zip"}},
        {"text": "%transp", "matches": {"%transpile"}},
        {"text": "%%java\n\"x\".isEmp", "matches": {"isEmpty()"}},
    ]
    complete_code_samples = ["1", "print('hello, world')", "def f(x):\n  return x*2\n\n", "%time 1"]
    incomplete_code_samples = ["print('''hello", "def f(x):\n  x*2", "%%html"]
    invalid_code_samples = ["import = 7q"]
    code_inspect_sample = "open"
    code_generate_error = "raise"
    code_execute_result = [
        {"code": "6*7", "result": "42"},
        {"code": "%%java\n6*7", "result": "42"},
        {"code": "x = !echo one\nx.s", "result": "'one'"},
    ]
    code_display_data = [
        {"code": "display({'text/html': '<b>x</b>', 'text/plain': 'x'}, raw=True)", "mime": "text/html"},
        {"code": "%%java\nbars(Table.create(\"t\", StringColumn.create(\"n\", \"a\"), "
         "DoubleColumn.create(\"v\", 1)), \"n\", \"v\");", "mime": "image/svg+xml"},
    ]
    code_history_pattern = "6?7"
    supported_history_operations = ("tail", "range", "search")
    code_clear_output = "from espalier_runtime.display import clear_output; clear_output()"

    def test_subshell_answers_while_the_main_shell_is_busy(self):
        self.flush_channels()
        self.assertIn("kernel subshells", self.kernel_info()["supported_features"])
        control, session = self.kc.control_channel, self.kc.session
        control.send(session.msg("create_subshell_request", {}))
        subshell = control.get_msg(timeout=60)["content"]["subshell_id"]
        busy = self.kc.execute("import time\nis_over = False\nwhile not is_over: time.sleep(0.01)")
        content = {"code": "is_over = True", "silent": False, "store_history": True,
                   "user_expressions": {}, "allow_stdin": False, "stop_on_error": True}
        request = session.msg("execute_request", content)
        request["header"]["subshell_id"] = subshell
        while self.kc.get_iopub_msg(timeout=60)["msg_type"] != "execute_input":
            pass
        self.kc.shell_channel.send(request)
        replies = [self.kc.get_shell_msg(timeout=60) for _ in range(2)]
        self.assertEqual({busy, request["header"]["msg_id"]}, {r["parent_header"]["msg_id"] for r in replies})
        self.assertEqual(["ok", "ok"], [r["content"]["status"] for r in replies])
        control.send(session.msg("delete_subshell_request", {"subshell_id": subshell}))
        self.assertEqual("ok", control.get_msg(timeout=60)["content"]["status"])

    def kernel_info(self):
        self.kc.kernel_info()
        return self.kc.get_shell_msg(timeout=60)["content"]


class WelcomeTests(jupyter_kernel_test.IopubWelcomeTests):
    kernel_name = "espalier"
    support_iopub_welcome = True


class ClientTests(unittest.TestCase):
    def test_a_notebook_runs_through_nbclient(self):
        cells = ["import os\na = 20", "%%java\n1 + 1", "print(a * 2); a + 1", "a = !echo hi\na"]
        notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
        nbclient.NotebookClient(notebook, kernel_name="espalier", timeout=60).execute()
        nbformat.validate(notebook)
        self.assertEqual(notebook.cells[1].outputs[0].data["text/plain"], "2")
        self.assertEqual(notebook.cells[2].outputs[0].text, "40\n")
        self.assertEqual(notebook.cells[2].outputs[1].data["text/plain"], "21")
        self.assertEqual(notebook.cells[3].outputs[0].data["text/plain"], "['hi']")

    def test_an_error_stops_nbclient(self):
        notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("1 / 0")])
        with self.assertRaises(nbclient.exceptions.CellExecutionError):
            nbclient.NotebookClient(notebook, kernel_name="espalier", timeout=60).execute()


if __name__ == "__main__":
    unittest.main(verbosity=2)
