using System.Collections;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace SlackNet.Serialization;

/// <summary>How all JSON is written and read: names in snake_case, without nulls, and tolerant of what Slack omits, adds, or sends as another type.</summary>
internal static class SlackJson
{
    public static JsonSerializerOptions Options { get; } = Make();

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            TypeInfoResolver = JsonTypeInfoResolver.Combine(SlackJsonContext.Default, new CallersTypes())
                .WithAddedModifier(LeaveOutEmptyLists)
                .WithAddedModifier(KeepDefaultsOnNull),
        };
        foreach (var converter in SlackTypes.Converters.Concat(LenientConverters.All))
            options.Converters.Add(converter);

        options.MakeReadOnly();
        return options;
    }

    private static void LeaveOutEmptyLists(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            if (property.AttributeProvider?.IsDefined(typeof(IgnoreIfEmptyAttribute), inherit: true) is true)
                property.ShouldSerialize = (_, value) => value is IEnumerable list && list.Cast<object>().Any();
        }
    }

    private static void KeepDefaultsOnNull(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(p => p.Set is not null && !p.PropertyType.IsValueType))
        {
            var set = property.Set;
            property.Set = (target, value) =>
            {
                if (value is not null)
                    set(target, value);
            };
        }
    }

    /// <summary>Uses reflection for the types of callers: metadata payloads and their own responses to submissions.</summary>
    private sealed class CallersTypes : DefaultJsonTypeInfoResolver
    {
        public override JsonTypeInfo GetTypeInfo(Type type, JsonSerializerOptions options) =>
            type.Assembly == typeof(SlackJson).Assembly ? null : base.GetTypeInfo(type, options);
    }
}

[AttributeUsage(AttributeTargets.Property)]
internal sealed class IgnoreIfEmptyAttribute : Attribute;
