using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Occurrences;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Casework.OwnFields;

/// <summary>
/// The fields that a tenant's cases bring along: those of its recent cases, and of the log that it imported. Values come only from cases that
/// the reader may view, and only if several cases share them.
/// </summary>
internal static class KnownFields
{
    /// <summary>The newest cases that are read.</summary>
    public const int Newest = 2_000;

    /// <summary>The longest name of a field that can be compared, and the longest value.</summary>
    public const int Longest = 200;

    // a value of fewer cases may tell who it is about
    private const int FewestCases = 3;
    private const int MostValues = 20;

    // a field with more is never chosen from a list
    private const int MostDifferent = 500;

    /// <param name="named">Fields that are offered although no recent case has them, because rules name them.</param>
    public static async Task<IReadOnlyList<OwnField>> ReadAsync(
        OperationScope scope,
        IEnumerable<string> named,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(scope);
        // by id: the database would carry the fields of all cases through its sort
        var newest = scope.Db.Cases.OrderByDescending(row => row.OpenedAt).ThenBy(row => row.Id).Select(row => row.Id).Take(Newest);
        var rows = await scope
            .Db.Cases.AsNoTracking()
            .Where(row => newest.Contains(row.Id))
            .OrderByDescending(row => row.OpenedAt)
            .ThenBy(row => row.Id)
            .Select(row => new
            {
                row.TenantId,
                row.Id,
                row.Classification,
                row.Region,
                row.TeamKey,
                row.AssigneeId,
                row.CustomFieldsJson,
            })
            .ToListAsync(cancellationToken);
        var columns = await CaseFieldColumns.ReadAsync(scope.Db, cancellationToken);
        var tallies = columns
            .Keys.Where(CaseFieldColumns.IsOwn)
            .Select(CaseFieldColumns.NameOf)
            .Concat(named)
            .Where(FieldCondition.IsInput)
            .Distinct(StringComparer.Ordinal)
            .ToDictionary(name => name, _ => new Tally(), StringComparer.Ordinal);
        foreach (var row in rows.Where(row => row.CustomFieldsJson.Length > 2))
        {
            var resource = AccessResources.OfCase(row.TenantId, row.Id, row.Classification, row.Region, row.TeamKey, row.AssigneeId);
            Count(tallies, row.CustomFieldsJson, scope.Access.Decide(AccessOperation.ViewCase, resource).Permitted);
        }

        return
        [
            .. tallies
                .Select(each => each.Value.ToField(each.Key))
                .OrderBy(each => FallbackLabels.Of(each.Name), StringComparer.CurrentCultureIgnoreCase)
                .ThenBy(each => each.Name, StringComparer.Ordinal),
        ];
    }

    private static void Count(Dictionary<string, Tally> tallies, string json, bool isViewable)
    {
        foreach (var (name, value) in JsonSerializer.Deserialize<Dictionary<string, string>>(json) ?? [])
        {
            if (!FieldCondition.IsInput(name) || string.IsNullOrWhiteSpace(value))
            {
                continue;
            }

            if (!tallies.TryGetValue(name, out var tally))
            {
                tally = tallies[name] = new();
            }

            if (isViewable)
            {
                tally.Add(value.Trim());
            }
        }
    }

    private sealed class Tally
    {
        private readonly Dictionary<string, int> _values = new(StringComparer.Ordinal);
        private int _cases;
        private int _numbers;
        private double? _least;
        private double? _most;

        public void Add(string value)
        {
            _cases++;
            if (WrittenNumber.Of(value) is { } number)
            {
                _numbers++;
                (_least, _most) = (Math.Min(_least ?? number, number), Math.Max(_most ?? number, number));
            }

            if (_values.Count < MostDifferent || _values.ContainsKey(value))
            {
                _values[value] = _values.GetValueOrDefault(value) + 1;
            }
        }

        public OwnField ToField(string name) =>
            new(
                name,
                _cases,
                _numbers,
                [
                    .. _values
                        .Where(each => each.Value >= FewestCases && each.Key.Length <= Longest)
                        .OrderByDescending(each => each.Value)
                        .ThenBy(each => each.Key, StringComparer.Ordinal)
                        .Take(MostValues)
                        .Select(each => each.Key),
                ]
            )
            {
                Least = _least,
                Most = _most,
            };
    }
}
