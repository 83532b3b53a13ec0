using System.Collections;
using System.Text.RegularExpressions;

namespace RecsConsole.Tests.Security.Sweep;

/// <summary>Compares the answers of read paths with the oracle, and counts them.</summary>
internal sealed partial class SweepTally(SweptWorld world, DateTimeOffset at)
{
    private readonly BitArray _pairs = new(world.People.Count * world.Objects.Count);
    private readonly Dictionary<string, SweptObject> _byWord = world
        .Objects.SelectMany(what => new[] { (what.Canary, what), (what.Id.ToString("D"), what) })
        .ToDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal);
    private readonly Dictionary<string, int> _checksByPath = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _leaks = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _missing = new(StringComparer.Ordinal);

    public DateTimeOffset At => at;

    /// <summary>Distinct pairs of a person and an object of either tenant for which a path gave an answer.</summary>
    public int Combinations { get; private set; }

    /// <summary>How many of these answers came over HTTP.</summary>
    public int OverHttp { get; private set; }

    public IReadOnlyCollection<string> Leaks => _leaks;

    /// <summary>Permitted objects that a path did not show although it shows all.</summary>
    public IReadOnlyCollection<string> Missing => _missing;

    public IReadOnlyList<string> LeakingPaths => [.. _leaks.Select(leak => leak.Split(' ')[0]).Distinct(StringComparer.Ordinal)];

    public IReadOnlyDictionary<string, int> ChecksByPath => _checksByPath;

    /// <summary>Records whether a path showed one object; that must agree with whether the person may see it.</summary>
    public void Expect(string path, SweptPerson person, SweptObject what, bool isShown, bool isPermitted, bool isHttp = false)
    {
        Count(path, person, what);
        OverHttp += isHttp ? 1 : 0;
        if (isShown && !isPermitted)
        {
            Leak(path, person, what);
        }
        else if (!isShown && isPermitted)
        {
            _missing.Add($"{path} does not show {what.Kind} {what.Number} to {person.Number}");
        }
    }

    /// <summary>Records a right that is not about a generated object.</summary>
    public void ExpectRight(string path, SweptPerson person, string right, bool isGiven, bool isDue)
    {
        _checksByPath[path] = _checksByPath.GetValueOrDefault(path) + 1;
        if (isGiven && !isDue)
        {
            _leaks.Add($"{path} gives {right} to person {person.Number} ({string.Join(',', person.Roles)}, active {person.IsActive})");
        }
        else if (!isGiven && isDue)
        {
            _missing.Add($"{path} does not give {right} to {person.Number}");
        }
    }

    /// <summary>Scans any answer of a path: it must contain no word and no id of an object that this person may not see.</summary>
    public void Scan(string path, SweptPerson person, object? answer)
    {
        if (answer is not null)
        {
            _checksByPath[path] = _checksByPath.GetValueOrDefault(path) + 1;
            foreach (var text in SweptText.In(answer))
            {
                ScanText(path, person, text);
            }
        }
    }

    private void ScanText(string path, SweptPerson person, string text)
    {
        foreach (Match word in Words().Matches(text))
        {
            if (
                _byWord.TryGetValue(word.Value.ToLowerInvariant(), out var what)
                && what.Id != person.Id // people may always be told of themselves
                && !Oracle.MayBeTold(person, what, at)
                && !(IsOfKeepers(path) && Oracle.MayKeep(person, what, at))
            )
            {
                Leak(path, person, what);
            }
        }
    }

    // paths of the administration of documents, of its pending work, and of the policies that name documents
    private static bool IsOfKeepers(string path) =>
        path is "ListDocuments" or "OpenDocumentFile" or "ListReports" or "FindStatingDocuments" or "ReadWork"
        || path.StartsWith("GET/admin/documents", StringComparison.Ordinal);

    private void Count(string path, SweptPerson person, SweptObject what)
    {
        _checksByPath[path] = _checksByPath.GetValueOrDefault(path) + 1;
        var pair = (person.Number * world.Objects.Count) + what.Number;
        if (!_pairs[pair])
        {
            _pairs[pair] = true;
            Combinations++;
        }
    }

    private void Leak(string path, SweptPerson person, SweptObject what) =>
        _leaks.Add(
            $"{path} shows {what.Kind} {what.Number} (tenant {what.Tenant}, class {what.Classification}, regions [{string.Join(',', what.Regions)}], list [{string.Join(',', what.List)}]) to person {person.Number} (tenant {person.Tenant}, {string.Join(',', person.Roles)}, clearance {person.Clearance}, regions [{string.Join(',', person.Regions)}], active {person.IsActive})"
        );

    [GeneratedRegex("zq[a-z]{10}|[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}", RegexOptions.None, 10_000)]
    private static partial Regex Words();
}
