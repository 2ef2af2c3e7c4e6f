using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using SlackNet.Blocks;
using SlackNet.Events;
using SlackNet.Interaction;
using SlackNet.WebApi;

namespace SlackNet.Serialization;

/// <summary>Read scalars as Slack really sends them: numbers as text, text as numbers, nulls anywhere, dates and times of day.</summary>
internal static class LenientConverters
{
    public static IEnumerable<JsonConverter> All =>
    [
        new StringConverter(),
        new BooleanConverter(),
        new Int32Converter(),
        new Int64Converter(),
        new GuidConverter(),
        new DateConverter(),
        new TimeOfDayConverter(),
        new StateValuesConverter(),
        new EnumConverter<ButtonStyle>(),
        new EnumConverter<ConversationTypeFilter>(),
        new EnumConverter<InteractionType>(),
        new EnumConverter<ResponseType>(),
        new EnumConverter<ParseMode>(),
        new EnumConverter<ConversationType>(),
        new EnumConverter<ChannelType>(),
        new EnumConverter<AppHomeTab>(),
    ];

    /// <summary>The text of a scalar; null, after skipping it, for anything else.</summary>
    private static string Scalar(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return reader.GetString();
            case JsonTokenType.True:
                return "true";
            case JsonTokenType.False:
                return "false";
            case JsonTokenType.Number:
                using (var number = JsonDocument.ParseValue(ref reader))
                    return number.RootElement.GetRawText();
            default:
                reader.Skip();
                return null;
        }
    }

    private abstract class ScalarConverter<T> : JsonConverter<T>
    {
        public override bool HandleNull => true;

        public sealed override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Parse(Scalar(ref reader));

        protected abstract T Parse(string text);
    }

    private sealed class StringConverter : ScalarConverter<string>
    {
        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

        // Without these two, dictionaries can be read only once something else in the process has used reflection for its JSON.
        public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString();

        public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WritePropertyName(value);

        protected override string Parse(string text) => text;
    }

    private sealed class BooleanConverter : ScalarConverter<bool>
    {
        public override void Write(Utf8JsonWriter writer, bool value, JsonSerializerOptions options) => writer.WriteBooleanValue(value);

        protected override bool Parse(string text) => text is "1" || (bool.TryParse(text, out var value) && value);
    }

    private sealed class Int32Converter : ScalarConverter<int>
    {
        public override void Write(Utf8JsonWriter writer, int value, JsonSerializerOptions options) => writer.WriteNumberValue(value);

        protected override int Parse(string text) => int.TryParse(text, CultureInfo.InvariantCulture, out var value) ? value : 0;
    }

    private sealed class Int64Converter : ScalarConverter<long>
    {
        public override void Write(Utf8JsonWriter writer, long value, JsonSerializerOptions options) => writer.WriteNumberValue(value);

        protected override long Parse(string text) => long.TryParse(text, CultureInfo.InvariantCulture, out var value) ? value : 0;
    }

    private sealed class GuidConverter : ScalarConverter<Guid>
    {
        public override void Write(Utf8JsonWriter writer, Guid value, JsonSerializerOptions options) => writer.WriteStringValue(value);

        protected override Guid Parse(string text) => Guid.TryParse(text, out var value) ? value : Guid.Empty;
    }

    private sealed class DateConverter : JsonConverter<DateTime>
    {
        public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            DateTime.TryParse(reader.GetString(), CultureInfo.InvariantCulture, out var date) ? date : throw new JsonException("This is no date.");

        public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    private sealed class TimeOfDayConverter : JsonConverter<TimeSpan>
    {
        public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            TimeSpan.TryParse(reader.GetString(), CultureInfo.InvariantCulture, out var time) ? time : throw new JsonException("This is no time of day.");

        public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString(@"hh\:mm", CultureInfo.InvariantCulture));
    }

    /// <summary>Slack sends <c>[]</c> in place of <c>{}</c> when a view has no values.</summary>
    private sealed class StateValuesConverter : JsonConverter<Dictionary<string, Dictionary<string, ElementValue>>>
    {
        public override Dictionary<string, Dictionary<string, ElementValue>> Read(
            ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var values = new Dictionary<string, Dictionary<string, ElementValue>>(StringComparer.Ordinal);
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                reader.Skip();
                return values;
            }

            var block = (System.Text.Json.Serialization.Metadata.JsonTypeInfo<Dictionary<string, ElementValue>>)
                options.GetTypeInfo(typeof(Dictionary<string, ElementValue>));
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var blockId = reader.GetString()!;
                reader.Read();
                values[blockId] = JsonSerializer.Deserialize(ref reader, block) ?? [];
            }

            return values;
        }

        public override void Write(
            Utf8JsonWriter writer, Dictionary<string, Dictionary<string, ElementValue>> value, JsonSerializerOptions options) =>
            throw new NotSupportedException("The state of a view is only ever read.");
    }

    /// <summary>An unknown name is read as the first value.</summary>
    private sealed class EnumConverter<T> : ScalarConverter<T> where T : struct, Enum
    {
        private static readonly Dictionary<T, string> names = Enum.GetValues<T>().ToDictionary(value => value, Name);
        private static readonly Dictionary<string, T> values =
            names.ToDictionary(name => name.Value, name => name.Key, StringComparer.Ordinal);

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(names[value]);

        protected override T Parse(string text) => text is null ? default : values.GetValueOrDefault(text);

        private static string Name(T value)
        {
            var member = typeof(T).GetField(value.ToString())!;
            var given = (JsonStringEnumMemberNameAttribute)Attribute.GetCustomAttribute(member, typeof(JsonStringEnumMemberNameAttribute));
            return given?.Name ?? JsonNamingPolicy.SnakeCaseLower.ConvertName(member.Name);
        }
    }
}
