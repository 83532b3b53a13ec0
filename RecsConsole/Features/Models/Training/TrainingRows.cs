using System.Buffers.Binary;
using System.Security.Cryptography;

namespace RecsConsole.Features.Models.Training;

/// <summary>The rows of a period: one per judged candidate, with its target (worth, 0 to 1) and its grade.</summary>
internal sealed class TrainingRows : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public List<double[]> Rows { get; } = [];

    public List<double> Targets { get; } = [];

    /// <summary>The grade used for evaluation, independent of the tenant's weights: see <see cref="Grade"/>.</summary>
    public List<int> Grades { get; } = [];

    /// <summary>Treatments of each row's item.</summary>
    public List<Treatment> Treatments { get; } = [];

    /// <summary>Number of rows of each example, in order.</summary>
    public List<int> Queries { get; } = [];

    /// <summary>
    /// The best worth in each example of <see cref="Queries"/>. nDCG compares a decision with its own best order, so that a decision whose
    /// only step led nowhere would teach as much as one that solved the case. Learning and model choice by nDCG therefore weight decisions
    /// by this.
    /// </summary>
    public List<double> BestWorths { get; } = [];

    /// <summary>The rows of what was done, and whether it ended well: the input for calibration.</summary>
    public List<(double[] Row, bool EndedWell)> Done { get; } = [];

    /// <summary>The case type of each row of <see cref="Done"/>; null where it may not be learned from.</summary>
    public List<string?> DoneTypes { get; } = [];

    /// <summary>Number of examples with rows.</summary>
    public int Examples { get; private set; }

    /// <summary>The examples among them in which a recommendable item was done.</summary>
    public int Successes { get; private set; }

    /// <summary>Adds the judged candidates of an example.</summary>
    /// <param name="caseType">Null where it may not be learned from.</param>
    public void Add(RankedExample example, IReadOnlyList<int> columns, string? caseType = null)
    {
        // no recommendable item was done, so there is no order to learn
        if (!example.HasSuccess && example.Example.IsWhole)
        {
            return;
        }

        Examples++;
        Successes += example.HasSuccess ? 1 : 0;
        var judged = Enumerable.Range(0, example.Grades.Count).Where(i => example.Grades[i] is not null).ToList();
        Add(
            [.. judged.Select(i => ExampleRows.Plain(example.Features.Rows[i], columns))],
            [.. judged.Select(i => example.Grades[i]!.Value)],
            [.. judged.Select(example.WorthAt)],
            [.. judged.Select(i => example.Example.Treatments.GetValueOrDefault(example.Candidates[i].Id))],
            caseType
        );
    }

    /// <summary>Adds the judged candidates of one example.</summary>
    /// <param name="worths">Worth of each row, 0 to 1; null means the worth of its grade.</param>
    public void Add(
        IReadOnlyList<double[]> rows,
        IReadOnlyList<int> grades,
        IReadOnlyList<double>? worths = null,
        IReadOnlyList<Treatment>? treatments = null,
        string? caseType = null
    )
    {
        Treatments.AddRange(treatments ?? [.. grades.Select(_ => Treatment.None)]);
        for (var i = 0; i < rows.Count; i++)
        {
            Add(rows[i], grades[i], worths?[i] ?? Grade.Target(grades[i]));
        }

        DoneTypes.AddRange(Enumerable.Repeat(caseType, grades.Count(grade => grade > Grade.NotDone)));

        if (rows.Count > 0)
        {
            Queries.Add(rows.Count);
            BestWorths.Add(Targets.GetRange(Targets.Count - rows.Count, rows.Count).Max());
        }
    }

    /// <summary>The rows of both, query by query; neither changes.</summary>
    public TrainingRows With(TrainingRows more)
    {
        var joined = new TrainingRows();
        joined.Append(this);
        joined.Append(more);
        return joined;
    }

    /// <summary>SHA-256 over all rows, grades and worths so far, in their order.</summary>
    public string DataHash() => Convert.ToHexStringLower(_hash.GetCurrentHash());

    public void Dispose() => _hash.Dispose();

    private void Append(TrainingRows rows)
    {
        var start = 0;
        foreach (var length in rows.Queries)
        {
            Add(rows.Rows.GetRange(start, length), rows.Grades.GetRange(start, length), rows.Targets.GetRange(start, length));
            start += length;
        }
    }

    private void Add(double[] row, int grade, double worth)
    {
        Rows.Add(row);
        Targets.Add(worth);
        Grades.Add(grade);
        if (grade > Grade.NotDone)
        {
            Done.Add((row, grade == Grade.EndedWell));
        }

        Span<byte> bytes = stackalloc byte[(row.Length + 2) * sizeof(double)];
        for (var i = 0; i < row.Length; i++)
        {
            BinaryPrimitives.WriteDoubleBigEndian(bytes[(i * sizeof(double))..], row[i]);
        }

        BinaryPrimitives.WriteDoubleBigEndian(bytes[(row.Length * sizeof(double))..], grade);
        BinaryPrimitives.WriteDoubleBigEndian(bytes[((row.Length + 1) * sizeof(double))..], worth);
        _hash.AppendData(bytes);
    }
}
