using System.Text.Json;
using RecsConsole.Engine.Sentences;

namespace RecsConsole.Tenancy.People;

/// <summary>A person's preferences for appearance and language. Unset ones have the default.</summary>
public sealed record PersonalSettings
{
    public const string ThemeOfSystem = "system";
    public const string Dense = "dense";
    private const string Narrow = "narrow";
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    public static IReadOnlyList<string> Themes { get; } = ["light", "dark", ThemeOfSystem];

    public static IReadOnlyList<string> Densities { get; } = [Dense, "comfortable"];

    public static IReadOnlyList<string> Rails { get; } = [Narrow, "wide"];

    /// <summary>An empty value means the browser's language.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["", .. ExplanationLanguage.Codes];

    public string Theme { get; init; } = ThemeOfSystem;

    /// <summary>Row height.</summary>
    public string Density { get; init; } = Dense;

    /// <summary>Whether the rail shows its labels.</summary>
    public string Rail { get; init; } = Narrow;

    /// <summary>Whether single-character keys, such as J, are active.</summary>
    public bool HasSingleKeys { get; init; } = true;

    /// <summary>The language of screens and sentences; empty for the browser's.</summary>
    public string Language { get; init; } = "";

    /// <summary>Muted groups of notifications: they raise neither the count on the bell nor a message.</summary>
    public IReadOnlyList<string> Muted { get; init; } = [];

    /// <summary>Whether the person is mailed about items left unread in the inbox.</summary>
    public bool IsMailed { get; init; } = true;

    /// <summary>Items up to this instant were counted in a mail; null before the first.</summary>
    public DateTimeOffset? MailedUpTo { get; init; }

    /// <summary>Whether the person gets a mail every morning with what waits for them.</summary>
    public bool HasDigest { get; init; }

    /// <summary>Keys of the queue's columns in order; null for the default.</summary>
    public IReadOnlyList<string>? QueueColumns { get; init; }

    /// <summary>Reads stored settings; an unknown value counts as unset.</summary>
    public static PersonalSettings Parse(string? json)
    {
        if (json is null)
        {
            return new();
        }

        try
        {
            return JsonSerializer.Deserialize<PersonalSettings>(json, s_json)?.Known() ?? new();
        }
        catch (JsonException)
        {
            return new(); // from an older version
        }
    }

    public string ToJson() => JsonSerializer.Serialize(this, s_json);

    private PersonalSettings Known() =>
        this with
        {
            Theme = Themes.Contains(Theme, StringComparer.Ordinal) ? Theme : ThemeOfSystem,
            Density = Densities.Contains(Density, StringComparer.Ordinal) ? Density : Dense,
            Rail = Rails.Contains(Rail, StringComparer.Ordinal) ? Rail : Narrow,
            Language = Languages.Contains(Language, StringComparer.Ordinal) ? Language : "",
            Muted = Muted ?? [],
        };
}
