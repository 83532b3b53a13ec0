using System.Text.Json;
using RecsConsole.Engine.Sentences;

namespace RecsConsole.Tenancy.People;

/// <summary>How a person wants the console to look and to speak to them. What they never chose has the value it has for everybody.</summary>
public sealed record PersonalSettings
{
    public const string ThemeOfSystem = "system";
    public const string Dense = "dense";
    private const string Narrow = "narrow";
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    public static IReadOnlyList<string> Themes { get; } = ["light", "dark", ThemeOfSystem];

    public static IReadOnlyList<string> Densities { get; } = [Dense, "comfortable"];

    public static IReadOnlyList<string> Rails { get; } = [Narrow, "wide"];

    /// <summary>The empty one is the language that the browser asks for.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["", .. ExplanationLanguage.Codes];

    public string Theme { get; init; } = ThemeOfSystem;

    /// <summary>Height of rows.</summary>
    public string Density { get; init; } = Dense;

    /// <summary>Whether the rail shows its labels.</summary>
    public string Rail { get; init; } = Narrow;

    /// <summary>Whether a key alone, such as J, does something.</summary>
    public bool HasSingleKeys { get; init; } = true;

    /// <summary>The language of the screens and of the sentences on them; empty as the browser asks.</summary>
    public string Language { get; init; } = "";

    /// <summary>Groups of news that raise neither the bell nor a message.</summary>
    public IReadOnlyList<string> Muted { get; init; } = [];

    /// <summary>Keys of the columns of the queue in their order; null while nothing was chosen.</summary>
    public IReadOnlyList<string>? QueueColumns { get; init; }

    /// <summary>Reads what was stored; a value that is no longer known counts as never chosen.</summary>
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
            return new(); // of an older version
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
