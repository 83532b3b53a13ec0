using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;

namespace RecsConsole.Features.Audit.Detail;

/// <summary>
/// The content behind an entry before and after: the versions that it names by key and number are rows that stay. Compared column by column,
/// and within JSON value by value; lists are compared whatever their order.
/// </summary>
internal static class AuditVersions
{
    private static readonly HashSet<string> s_life = new(StringComparer.Ordinal)
    {
        nameof(IVersionRow.TenantId),
        nameof(IVersionRow.Version),
        nameof(IVersionRow.Status),
        nameof(IVersionRow.Revision),
        nameof(IVersionRow.UpdatedAt),
        "AuthorId",
        "PublishedById",
        "PublishedAt",
    };

    /// <summary>What differs; empty when the entry names no versions, or the content is the same.</summary>
    public static async Task<IReadOnlyList<AuditDifference>> CompareAsync(
        ConsoleDbContext db,
        AuditEntryRow row,
        IReadOnlyDictionary<string, string> details,
        CancellationToken cancellationToken
    )
    {
        var (before, after) = (details.GetValueOrDefault("before"), details.GetValueOrDefault("after"));
        if (details.TryGetValue("afterVersion", out var settings))
        {
            var was = await SettingsAsync(db, details.GetValueOrDefault("beforeVersion"), cancellationToken);
            return Between(was, await SettingsAsync(db, settings, cancellationToken));
        }

        return row.ObjectKind switch
        {
            "action" => await VersionsAsync<ActionRow>(db, before, after, cancellationToken),
            "playbook" => await VersionsAsync<PlaybookRow>(db, before, after, cancellationToken),
            "policy" => await VersionsAsync<PolicyRow>(db, before, after, cancellationToken),
            "workflow" => await VersionsAsync<WorkflowRow>(db, before, after, cancellationToken),
            "service_level" => await VersionsAsync<ServiceLevelRow>(db, before, after, cancellationToken),
            _ => [],
        };
    }

    private static async Task<IReadOnlyList<AuditDifference>> VersionsAsync<TRow>(
        ConsoleDbContext db,
        string? before,
        string? after,
        CancellationToken cancellationToken
    )
        where TRow : class, IVersionRow =>
        string.Equals(before, after, StringComparison.Ordinal)
            ? []
            : Between(await FieldsAsync<TRow>(db, before, cancellationToken), await FieldsAsync<TRow>(db, after, cancellationToken));

    // "key/3"; a first version has nothing before it
    private static async Task<Dictionary<string, string>> FieldsAsync<TRow>(
        ConsoleDbContext db,
        string? reference,
        CancellationToken cancellationToken
    )
        where TRow : class, IVersionRow
    {
        var at = reference?.LastIndexOf('/') ?? -1;
        if (at < 0 || !int.TryParse(reference![(at + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var version))
        {
            return [];
        }

        var key = reference[..at];
        var row = await db.Set<TRow>()
            .AsNoTracking()
            .FirstOrDefaultAsync(found => found.Key == key && found.Version == version, cancellationToken);
        Dictionary<string, string> fields = new(StringComparer.Ordinal);
        foreach (var property in typeof(TRow).GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (row is not null && !s_life.Contains(property.Name) && property.GetValue(row) is { } value)
            {
                Add(fields, property.Name, value);
            }
        }

        return fields;
    }

    private static async Task<Dictionary<string, string>> SettingsAsync(
        ConsoleDbContext db,
        string? number,
        CancellationToken cancellationToken
    )
    {
        Dictionary<string, string> fields = new(StringComparer.Ordinal);
        if (int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var version))
        {
            var json = await db
                .TenantConfigurations.Where(row => row.Version == version)
                .Select(row => row.Json)
                .FirstOrDefaultAsync(cancellationToken);
            if (json is not null)
            {
                AddJson(fields, "", json);
            }
        }

        return fields;
    }

    private static List<AuditDifference> Between(Dictionary<string, string> before, Dictionary<string, string> after) =>
        [
            .. before
                .Keys.Union(after.Keys, StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .Select(field => new AuditDifference(field, before.GetValueOrDefault(field, ""), after.GetValueOrDefault(field, "")))
                .Where(each => !string.Equals(each.Before, each.After, StringComparison.Ordinal)),
        ];

    private static void Add(Dictionary<string, string> fields, string name, object value)
    {
        switch (value)
        {
            case string text when name.EndsWith("Json", StringComparison.Ordinal):
                AddJson(fields, name[..^4], text);
                break;
            case IEnumerable<string> list:
                fields[name] = string.Join(", ", list.Order(StringComparer.Ordinal));
                break;
            default:
                fields[name] = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
                break;
        }
    }

    private static void AddJson(Dictionary<string, string> fields, string name, string json)
    {
        using var document = JsonDocument.Parse(json);
        Add(fields, name, document.RootElement);
    }

    private static void Add(Dictionary<string, string> fields, string path, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in value.EnumerateObject())
                {
                    Add(fields, path.Length == 0 ? property.Name : $"{path}.{property.Name}", property.Value);
                }

                break;
            case JsonValueKind.Array
                when value.EnumerateArray().All(each => each.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array)):
                fields[path] = string.Join(", ", value.EnumerateArray().Select(each => each.ToString()).Order(StringComparer.Ordinal));
                break;
            case JsonValueKind.Array:
                foreach (var (at, each) in value.EnumerateArray().Index())
                {
                    Add(fields, string.Create(CultureInfo.InvariantCulture, $"{path}[{at + 1}]"), each);
                }

                break;
            default:
                fields[path] = value.ToString();
                break;
        }
    }
}

/// <summary>A field that differs before and after an entry.</summary>
public sealed record AuditDifference(string Field, string Before, string After);
