using System.Text.Json;
using System.Text.Json.Serialization;

namespace SlackNet.Serialization;

/// <summary>Reads an object as the class of its <c>type</c>, or else as <typeparamref name="TUnknown"/>; writes it by its runtime type.</summary>
internal sealed class SlackTypeConverter<TBase, TUnknown>(IReadOnlyDictionary<string, Type> known) : JsonConverter<TBase>
    where TBase : class
    where TUnknown : TBase
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert == typeof(TBase);

    public override TBase Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return null;
        }

        var type = TypeOf(reader);
        var target = type is null ? typeof(TUnknown) : known.GetValueOrDefault(type, typeof(TUnknown));
        return (TBase)JsonSerializer.Deserialize(ref reader, options.GetTypeInfo(target));
    }

    public override void Write(Utf8JsonWriter writer, TBase value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value, options.GetTypeInfo(value.GetType()));

    /// <summary>Reads ahead with a copy of the reader, so that the object can still be read.</summary>
    private static string TypeOf(Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isType = reader.ValueTextEquals("type"u8);
            reader.Read();
            if (isType)
                return reader.TokenType == JsonTokenType.String ? reader.GetString() : null;

            reader.Skip();
        }

        return null;
    }
}
