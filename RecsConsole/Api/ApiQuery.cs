using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace RecsConsole.Api;

/// <summary>Reads query parameters; one that is unknown or invalid is rejected by name.</summary>
internal sealed class ApiQuery
{
    private readonly IQueryCollection _query;

    /// <exception cref="ApiInputException">There is an unknown parameter.</exception>
    public ApiQuery(HttpContext context, params IReadOnlyList<string> known)
    {
        _query = context.Request.Query;
        if (_query.Keys.FirstOrDefault(key => !known.Contains(key, StringComparer.Ordinal)) is { } unknown)
        {
            throw Wrong(unknown, Texts.UnknownParameter.With(unknown));
        }
    }

    public string? Text(string name) =>
        _query[name] is not [{ Length: > 0 } value] ? null
        : value.Any(char.IsControl) ? throw Wrong(name, Texts.NotAText.With(name))
        : value;

    /// <summary>One of the allowed words.</summary>
    public string? Word(string name, params IReadOnlyList<string> allowed) =>
        Text(name) is not { } value ? null
        : allowed.Contains(value, StringComparer.Ordinal) ? value
        : throw Wrong(name, Texts.NotOneOf.With(name, string.Join(", ", allowed)));

    public int Number(string name, int otherwise, int max) =>
        Text(name) is not { } value ? otherwise
        : int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= max ? number
        : throw Wrong(name, Texts.NotANumber.With(name, max));

    public DateTimeOffset? Instant(string name) =>
        Text(name) is not { } value ? null
        : DateTimeOffset.TryParse(
            value,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var instant
        )
            ? instant
        : throw Wrong(name, Texts.NotAnInstant.With(name));

    /// <summary>The cursor that the previous page returned.</summary>
    public string? Cursor(string name)
    {
        if (Text(name) is not { } value)
        {
            return null;
        }

        try
        {
            var after = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(value));
            return after.Any(char.IsControl) ? throw Wrong(name, Texts.NotACursor.With(name)) : after;
        }
        catch (FormatException)
        {
            throw Wrong(name, Texts.NotACursor.With(name));
        }
    }

    /// <summary>The same for a cursor of several parts.</summary>
    /// <param name="read">Null when the text is no cursor of this list.</param>
    public T? Cursor<T>(string name, Func<string, T?> read)
        where T : class => Cursor(name) is not { } text ? null : read(text) ?? throw Wrong(name, Texts.NotACursor.With(name));

    public static string? CursorOf(string? after) => after is null ? null : Base64Url.EncodeToString(Encoding.UTF8.GetBytes(after));

    private static ApiInputException Wrong(string name, string words) => new(StatusCodes.Status400BadRequest, words, name);
}
