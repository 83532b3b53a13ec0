using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RecsConsole.Api;

/// <summary>How the API reads and writes JSON. Unknown fields are rejected by name, so that a misspelt field is not lost.</summary>
internal static class ApiJson
{
    private const int Deepest = 16;
    private const string Media = "application/json";

    public static JsonSerializerOptions Options { get; } =
        new(JsonSerializerDefaults.Web)
        {
            MaxDepth = Deepest,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            NumberHandling = JsonNumberHandling.Strict,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        };

    /// <summary>The raw bytes of a request body.</summary>
    /// <exception cref="ApiInputException">The content type is not JSON, or the body is too long.</exception>
    public static Task<byte[]> BytesAsync(HttpContext context, int max) =>
        IsOf(context.Request, Media)
            ? BodyAsync(context, max)
            : throw new ApiInputException(StatusCodes.Status415UnsupportedMediaType, Texts.NotJson);

    /// <summary>The raw bytes of a request body of any content type.</summary>
    /// <exception cref="ApiInputException">It is too long.</exception>
    public static async Task<byte[]> BodyAsync(HttpContext context, int max)
    {
        var request = context.Request;
        if (request.ContentLength > max)
        {
            throw TooLong(max);
        }

        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await request.Body.ReadAsync(buffer, context.RequestAborted) is > 0 and var read)
        {
            if (body.Length + read > max)
            {
                throw TooLong(max);
            }

            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }

    /// <summary>Whether the body of a request has a content type.</summary>
    public static bool IsOf(HttpRequest request, string media) =>
        request.ContentType is { } type && type.Split(';')[0].Trim().Equals(media, StringComparison.OrdinalIgnoreCase);

    /// <summary>The body as a value.</summary>
    /// <exception cref="ApiInputException">The JSON does not match the type; the response names the field.</exception>
    public static T Read<T>(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, Options)
                ?? throw new ApiInputException(StatusCodes.Status400BadRequest, Texts.EmptyBody);
        }
        catch (JsonException e)
        {
            throw Of(e);
        }
    }

    /// <summary>The error in the JSON, and its field.</summary>
    public static ApiInputException Of(JsonException wrong)
    {
        var field = JsonFaults.FieldOf(wrong);
        return new(StatusCodes.Status400BadRequest, JsonFaults.WordsOf(wrong, field), field.Length == 0 ? null : field);
    }

    private static ApiInputException TooLong(int max) =>
        new(StatusCodes.Status413PayloadTooLarge, Texts.BodyTooLong.With((max / 1024).ToString(CultureInfo.InvariantCulture)));
}
