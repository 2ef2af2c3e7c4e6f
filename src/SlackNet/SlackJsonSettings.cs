using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using SlackNet.Serialization;

namespace SlackNet;

/// <summary>How SlackNet writes and reads JSON.</summary>
public class SlackJsonSettings
{
    private readonly JsonSerializerOptions options = SlackJson.Options;

    internal SlackJsonSettings() { }

    internal JsonTypeInfo TypeInfoOf(Type type) => options.GetTypeInfo(type);

    internal JsonTypeInfo<T> TypeInfoOf<T>() => (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));

    /// <summary>The JSON of an object, by its runtime type.</summary>
    internal byte[] Write(object value) => JsonSerializer.SerializeToUtf8Bytes(value, TypeInfoOf(value.GetType()));

    internal T Read<T>(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize(json, TypeInfoOf<T>());

    internal T Read<T>(string json) => JsonSerializer.Deserialize(json, TypeInfoOf<T>());
}
