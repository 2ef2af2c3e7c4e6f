using System.Text.Json.Nodes;
using AndonBot.Playground.LocalSlack.Entities;

namespace AndonBot.Playground.LocalSlack.Modals;

/// <summary>The checks that Slack's client makes before it sends a submission.</summary>
internal static class FormValidator
{
    private const int LongestText = 3000;

    /// <summary>The error messages by block id; empty when the form is valid.</summary>
    public static Dictionary<string, string> Errors(View view)
    {
        var errors = new Dictionary<string, string>();
        foreach (var (block, element) in FormValues.Elements(view.Blocks.Where(b => b.Text("type") == "input")))
        {
            if (!FormValues.HasValue(element))
                continue;
            var value = view.Values[FormValues.Key((block, element))][InputKind.Of(element.Text("type"))!.Field];
            if (Error(block, element, value) is { } error)
                errors[block.Text("block_id")!] = error;
        }
        return errors;
    }

    private static string? Error(JsonObject block, JsonObject element, JsonNode? value)
    {
        if (IsEmpty(value))
            return block.IsTrue("optional") ? null : "Please complete this required field.";
        if (value is JsonArray chosen && chosen.Count > element["max_selected_items"]?.GetValue<int>())
            return $"Please choose at most {element["max_selected_items"]}.";
        return value.AsText() is { } text ? TextError(element, text) : null;
    }

    private static string? TextError(JsonObject element, string text)
    {
        switch (element.Text("type"))
        {
            case "plain_text_input":
                var max = element["max_length"]?.GetValue<int>() ?? LongestText;
                var min = element["min_length"]?.GetValue<int>() ?? 0;
                return text.Length > max
                    ? $"Please use at most {max} characters."
                    : text.Length < min ? $"Please use at least {min} characters." : null;
            case "number_input":
                return NumberError(element, text);
            case "email_text_input":
                return text.Contains('@') ? null : "Please enter a valid e-mail address.";
            case "url_text_input":
                return Uri.TryCreate(text, UriKind.Absolute, out _) ? null : "Please enter a valid URL.";
            case "datepicker":
                return DateOnly.TryParseExact(text, "yyyy-MM-dd", out _) ? null : "Please choose a date.";
            case "timepicker":
                return TimeOnly.TryParseExact(text, "HH:mm", out _) ? null : "Please choose a time.";
            default:
                return null;
        }
    }

    private static string? NumberError(JsonObject element, string text)
    {
        if (!decimal.TryParse(text, out var number) || !element.IsTrue("is_decimal_allowed") && number != decimal.Truncate(number))
            return "Please enter a number.";
        if (decimal.TryParse(element.Text("min_value"), out var min) && number < min)
            return $"Please enter at least {min}.";
        return decimal.TryParse(element.Text("max_value"), out var max) && number > max ? $"Please enter at most {max}." : null;
    }

    private static bool IsEmpty(JsonNode? value) => value is null or JsonArray { Count: 0 } || value.AsText() is { Length: 0 };
}
