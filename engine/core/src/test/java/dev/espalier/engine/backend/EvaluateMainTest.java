package dev.espalier.engine.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.junit.jupiter.api.Test;

class EvaluateMainTest {
    private static final String X = "\"x\":{\"dtype\":\"float32\",\"shape\":[3],\"data\":[1,\"nan\",-2.5]}";

    private static void answers(String expression, String inputs, String expected) throws JsonProcessingException {
        String request = "{\"expression\":\"" + expression + "\",\"inputs\":{" + inputs + "}}";
        assertEquals(expected, EvaluateMain.answer(request));
    }

    @Test
    void aTensorIsAnswered() throws JsonProcessingException {
        answers(
                "clip(x, 0.0, None)",
                X,
                "{\"result\":{\"dtype\":\"float32\",\"shape\":[3],\"data\":[1.0,\"nan\",0.0]}}");
    }

    @Test
    void inputsMayBeNumbersTextsListsAndDtypes() throws JsonProcessingException {
        answers(
                "cast(reshape(x, s), d)",
                X + ",\"s\":[3,1],\"d\":\"bool\"",
                "{\"result\":{\"dtype\":\"bool\",\"shape\":[3,1],\"data\":[true,true,true]}}");
        answers("sum(x, a)", X + ",\"a\":null", "{\"result\":{\"dtype\":\"float32\",\"shape\":[],\"data\":[\"nan\"]}}");
    }

    @Test
    void severalResultsAreAList() throws JsonProcessingException {
        answers("shape(x)", X, "{\"result\":[3]}");
        answers(
                "top_k(asarray([3, 5, 4]), 1)",
                "",
                "{\"result\":[{\"dtype\":\"int64\",\"shape\":[1],\"data\":[5]},{\"dtype\":\"int64\",\"shape\":[1],\"data\":[1]}]}");
    }

    @Test
    void operationsOnPythonNumbersAloneGivePythonNumbers() throws JsonProcessingException {
        answers("divide(3, 2)", "", "{\"result\":1.5}");
        answers("add(numel(x), 1)", X, "{\"result\":4}");
        answers("sqrt(4)", "", "{\"result\":2.0}");
    }

    @Test
    void complexNumbersArePairs() throws JsonProcessingException {
        answers(
                "conj(z)",
                "\"z\":{\"dtype\":\"complex64\",\"shape\":[1],\"data\":[[1,\"inf\"]]}",
                "{\"result\":{\"dtype\":\"complex64\",\"shape\":[1],\"data\":[[1.0,\"-inf\"]]}}");
    }

    @Test
    void errorsAreToldInOneLine() throws JsonProcessingException {
        answers(
                "add(x, i)",
                X + ",\"i\":{\"dtype\":\"int32\",\"shape\":[3],\"data\":[1,2,3]}",
                "{\"error\":\"add: dtypes differ: f32[3] and i32[3]; cast one of them\"}");
        answers(
                "multiply(i, 0.5)",
                "\"i\":{\"dtype\":\"int32\",\"shape\":[1],\"data\":[1]}",
                "{\"error\":\"multiply: the number 0.5 does not fit int32\"}");
        answers(
                "floor_divide(i, 0)",
                "\"i\":{\"dtype\":\"int32\",\"shape\":[1],\"data\":[1]}",
                "{\"error\":\"floor_divide: a whole number is divided by zero\"}");
        answers(
                "sqrt(i)",
                "\"i\":{\"dtype\":\"int32\",\"shape\":[1],\"data\":[1]}",
                "{\"error\":\"sqrt: needs floating numbers, not i32[1]\"}");
        answers("sum(x, 1)", X, "{\"error\":\"sum: axis 1 is out of range for 1 axes\"}");
        answers("x[3]", X, "{\"error\":\"getitem: index 3 is out of range for size 3\"}");
        answers(
                "matmul(x, ones((2,), float32))",
                X,
                "{\"error\":\"matmul: inner sizes differ: f32[3] and f32[2] (3 ≠ 2)\"}");
        answers("add(x, ones((2,), float32))", X, "{\"error\":\"add: shapes do not broadcast: [3] and [2] (3 ≠ 2)\"}");
        answers("inv(zeros((2, 2), float32))", "", "{\"error\":\"the matrix is singular\"}");
        answers("frobnicate(x)", X, "{\"error\":\"no core operation is called frobnicate\"}");
        answers("clip(x, lo=1)", X, "{\"error\":\"clip has no parameter lo\"}");
        answers("take(x)", X, "{\"error\":\"take: indices is missing\"}");
        answers("y", X, "{\"error\":\"unknown name: y\"}");
        answers("exp(x", X, "{\"error\":\"term:1:4: error: '(' was never closed\"}");
    }
}
