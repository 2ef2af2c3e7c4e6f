using System.Text.Json;
using System.Text.Json.Serialization;
using SlackNet.WebApi;

namespace SlackNet.Serialization;

/// <summary>A response of the Web API: <c>ok</c>, and the other members before they are read.</summary>
[JsonConverter(typeof(Converter))]
internal sealed class WebApiResponse
{
    private JsonElement data;

    /// <exception cref="SlackException">The response is not ok.</exception>
    public T To<T>(SlackJsonSettings json) where T : class
    {
        if (data.ValueKind == JsonValueKind.Object && data.TryGetProperty("ok", out var ok) && ok.ValueKind == JsonValueKind.False)
            throw new SlackException(data.Deserialize(json.TypeInfoOf<ErrorResponse>()));

        return typeof(T) == typeof(object) ? null : data.Deserialize(json.TypeInfoOf<T>());
    }

    internal sealed class Converter : JsonConverter<WebApiResponse>
    {
        public override WebApiResponse Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new() { data = JsonElement.ParseValue(ref reader) };

        public override void Write(Utf8JsonWriter writer, WebApiResponse value, JsonSerializerOptions options) =>
            value.data.WriteTo(writer);
    }
}
