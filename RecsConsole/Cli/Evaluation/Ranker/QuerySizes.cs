using System.Globalization;

namespace RecsConsole.Cli.Evaluation.Ranker;

/// <summary>The number of rows of each query: from a separate file of sizes, or from the query ids in the rows.</summary>
internal sealed class QuerySizes(string rows)
{
    private readonly List<int> _sizes = [];
    private string? _last;

    /// <summary>The query id of the next row.</summary>
    public void Add(string id)
    {
        if (string.Equals(id, _last, StringComparison.Ordinal))
        {
            _sizes[^1]++;
            return;
        }

        _last = id;
        _sizes.Add(1);
    }

    /// <summary>The sizes, checked against the number of rows; empty if there are no queries.</summary>
    public IReadOnlyList<int> Sizes(int count)
    {
        if (Files().FirstOrDefault(File.Exists) is { } path)
        {
            return FromFile(path, count);
        }

        return _sizes.Count == 0 || _sizes.Sum() == count
            ? _sizes
            : throw new CommandException($"{rows}: some rows have a qid and some have none.");
    }

    /// <summary>The candidate files for the sizes: rows.query, and for rows.gz also rows.query without the gz.</summary>
    public IEnumerable<string> Files()
    {
        yield return rows + ".query";
        if (rows.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
        {
            yield return rows[..^3] + ".query";
        }
    }

    private List<int> FromFile(string path, int count)
    {
        var sizes = new List<int>();
        var sum = 0L;
        foreach (var (number, line) in InputLines.Of(path))
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            if (!int.TryParse(line.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var size) || size == 0)
            {
                throw InputLines.At(path, number, $"column 1: '{line.Trim()}' must be a number of rows, at least 1.");
            }

            sum += size;
            if (sum > count)
            {
                throw InputLines.At(path, number, $"column 1: up to here the queries have {sum} rows, and {rows} has {count}.");
            }

            sizes.Add(size);
        }

        return sum == count ? sizes : throw new CommandException($"{path}: the queries have {sum} rows, and {rows} has {count}.");
    }
}
