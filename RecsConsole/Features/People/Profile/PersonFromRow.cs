using System.Globalization;
using RecsConsole.Platform.Tables;

namespace RecsConsole.Features.People.Profile;

/// <summary>Turns a row of the file into a profile, based on the stored one: an absent column or an empty number changes nothing.</summary>
internal sealed class PersonFromRow(string file, TableColumns columns)
{
    /// <summary>The number of required columns, which come first.</summary>
    public const int Required = 2;

    private static readonly char[] s_separators = [';', '|'];

    // Profile fields by column name.
    private static readonly Dictionary<string, string> s_columns = new(StringComparer.Ordinal)
    {
        [nameof(PersonProfile.Key)] = "key",
        [nameof(PersonProfile.Name)] = "name",
        [nameof(PersonProfile.Email)] = "email",
        [nameof(PersonProfile.Roles)] = "roles",
        [nameof(PersonProfile.Teams)] = "teams",
        [nameof(PersonProfile.Skills)] = "skills",
        [nameof(PersonProfile.Capacity)] = "capacity",
        [nameof(PersonProfile.TimeZone)] = "time_zone",
        [nameof(PersonProfile.Languages)] = "languages",
        [nameof(PersonProfile.Regions)] = "regions",
        [nameof(PersonProfile.Clearance)] = "clearance",
    };

    /// <summary>Every column an import knows.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    ["key", "name", "email", "roles", "teams", "skills", "capacity", "time_zone", "languages", "regions", "clearance", "expert", "active"];

    public string KeyOf(TableRow row) => columns.Cell(row, "key")?.Trim() ?? "";

    /// <summary>The profile described by the row.</summary>
    /// <exception cref="TableInputException">A cell does not match the type of its column.</exception>
    public PersonProfile Read(TableRow row, PersonProfile known, bool isNew)
    {
        var skills = columns.At("skills") is null ? known.Skills : Skills(row);
        var profile = (
            known with
            {
                Key = KeyOf(row),
                Name = columns.Cell(row, "name") ?? "",
                Email = columns.At("email") is null ? known.Email : columns.Cell(row, "email"),
                Roles = List(row, "roles", known.Roles),
                Teams = List(row, "teams", known.Teams),
                Skills = skills,
                Capacity = Number(row, "capacity") ?? known.Capacity,
                TimeZone = columns.Cell(row, "time_zone") ?? known.TimeZone,
                Languages = List(row, "languages", known.Languages),
                Regions = List(row, "regions", known.Regions),
                Clearance = Clearance(row) ?? known.Clearance,
                IsExpert = YesNo(row, "expert") ?? (isNew ? skills.Count > 0 : known.IsExpert),
                IsActive = YesNo(row, "active") ?? known.IsActive,
            }
        ).Normalised();
        return PersonRules.Check(profile, isKept: !isNew) is [var problem, ..]
            ? throw Wrong(row, s_columns.GetValueOrDefault(problem.Field, "key"), problem.Message)
            : profile;
    }

    private IReadOnlyList<string> List(TableRow row, string column, IReadOnlyList<string> known) =>
        columns.At(column) is null ? known : Parts(row, column);

    private string[] Parts(TableRow row, string column) =>
        (columns.Cell(row, column) ?? "").Split(s_separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    // sso(4), sso:4 or sso=4; without a level: 3, the middle
    private Dictionary<string, int> Skills(TableRow row)
    {
        var skills = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var part in Parts(row, "skills"))
        {
            var text = part.EndsWith(')') ? part[..^1] : part;
            var at = text.LastIndexOfAny(['(', ':', '=']);
            var (name, level) = at < 0 ? (text, "3") : (text[..at].Trim(), text[(at + 1)..].Trim());
            if (!int.TryParse(level, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                throw Wrong(row, "skills", Texts.HasNoLevel.With(part));
            }

            if (!skills.TryAdd(name, number))
            {
                throw Wrong(row, "skills", Texts.IsThereTwice.With(name));
            }
        }

        return skills;
    }

    private int? Number(TableRow row, string column)
    {
        if (columns.Cell(row, column) is not { } text)
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Wrong(row, column, Texts.IsNotAWholeNumber.With(text));
    }

    private int? Clearance(TableRow row)
    {
        if (columns.Cell(row, "clearance") is not { } text)
        {
            return null;
        }

        for (var level = 0; level < PersonLabels.Clearances.Count; level++)
        {
            if (string.Equals(PersonLabels.Clearances[level], text, StringComparison.OrdinalIgnoreCase))
            {
                return level;
            }
        }

        return text is [>= '0' and <= '3']
            ? text[0] - '0'
            : throw Wrong(row, "clearance", Texts.IsNotPublicInternalConfidential.With(text));
    }

    private bool? YesNo(TableRow row, string column) =>
        columns.Cell(row, column)?.ToLowerInvariant() switch
        {
            null => null,
            "yes" or "true" or "1" => true,
            "no" or "false" or "0" => false,
            var other => throw Wrong(row, column, Texts.IsNeitherYesNorNo.With(other)),
        };

    private TableInputException Wrong(TableRow row, string column, string reason) =>
        TableInputException.AtCell(file, row.Line, column, reason);
}
