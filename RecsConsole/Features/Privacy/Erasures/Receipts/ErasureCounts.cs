using System.Globalization;

namespace RecsConsole.Features.Privacy.Erasures.Receipts;

/// <summary>How many rows an erasure destroyed, by table: the audit entry has these numbers, and the receipt is made of it.</summary>
internal sealed class ErasureCounts
{
    private const string UnreadableOf = "unreadable.";
    private const string DeletedOf = "deleted.";

    private readonly SortedDictionary<string, int> _unreadable = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _deleted = new(StringComparer.Ordinal);

    /// <summary>Rows that stay without their texts.</summary>
    public IReadOnlyDictionary<string, int> Unreadable => _unreadable;

    /// <summary>Rows that are gone.</summary>
    public IReadOnlyDictionary<string, int> Deleted => _deleted;

    /// <summary>Reads the numbers from the details of an audit entry.</summary>
    public static ErasureCounts Read(IReadOnlyDictionary<string, string> details)
    {
        ArgumentNullException.ThrowIfNull(details);
        ErasureCounts counts = new();
        foreach (var (name, text) in details)
        {
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var rows))
            {
                continue; // an id or a hash
            }

            if (name.StartsWith(UnreadableOf, StringComparison.Ordinal))
            {
                counts.Add(name[UnreadableOf.Length..], isKept: true, rows);
            }
            else if (name.StartsWith(DeletedOf, StringComparison.Ordinal))
            {
                counts.Add(name[DeletedOf.Length..], isKept: false, rows);
            }
        }

        return counts;
    }

    /// <summary>Adds the rows of a step; several steps may be about one table.</summary>
    public void Add(string table, bool isKept, int rows)
    {
        var counts = isKept ? _unreadable : _deleted;
        if (rows > 0)
        {
            counts[table] = counts.GetValueOrDefault(table) + rows;
        }
    }

    /// <summary>Adds the numbers to the details of an audit entry.</summary>
    public void WriteTo(Dictionary<string, string> details)
    {
        ArgumentNullException.ThrowIfNull(details);
        foreach (var (table, rows) in _unreadable)
        {
            details[UnreadableOf + table] = rows.ToString(CultureInfo.InvariantCulture);
        }

        foreach (var (table, rows) in _deleted)
        {
            details[DeletedOf + table] = rows.ToString(CultureInfo.InvariantCulture);
        }
    }
}
