using System.Globalization;
using RecsConsole.Cli.Evaluation;
using RecsConsole.Cli.Evaluation.Ranker;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Models.Training;
using RecsConsole.Features.Models.Training.Export;
using RecsConsole.Features.Models.Training.Import;

namespace RecsConsole.Cli.Training;

/// <summary>
/// Exports a data set as files: rows in LibSVM format with every column, the row counts of decisions in a separate file, as LightGBM reads
/// them, and a file that names the columns and identifies the rows.
/// </summary>
internal static class TrainingFiles
{
    public const string ColumnsFile = "columns.tsv";

    private static readonly Treatment[] s_treatments = [Treatment.Explained, Treatment.Letter, Treatment.Explored];

    private const string Head = "number\tname\tunit";

    public static void Write(TrainingData data, string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"{folder}: the folder cannot be made.", e);
        }

        foreach (var part in data.Parts)
        {
            var path = Path.Combine(folder, part.Name + ".txt");
            RankerModelFile.Write(path, part.Rows.Select((row, i) => LineOf(part.Grades[i], row)));
            RankerModelFile.Write(path + ".query", part.Queries.Select(size => size.ToString(CultureInfo.InvariantCulture)));
            RankerModelFile.Write(path + ".treatment", TreatmentLines(part));
        }

        RankerModelFile.Write(Path.Combine(folder, ColumnsFile), ColumnLines(data));
    }

    /// <summary>The columns file in the folder of a model; null when there is none.</summary>
    public static ImportedColumns? ColumnsBeside(string model)
    {
        var path = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(model))!, ColumnsFile);
        return File.Exists(path) ? ReadColumns(path) : null;
    }

    private static string LineOf(int grade, double[] row) =>
        string.Create(CultureInfo.InvariantCulture, $"{grade} ")
        + string.Join(' ', row.Select((value, column) => string.Create(CultureInfo.InvariantCulture, $"{column}:{value:R}")));

    private static IEnumerable<string> TreatmentLines(TrainingDataPart part) =>
        part
            .Treatments.Select(each => string.Join('\t', s_treatments.Select(treatment => each.HasFlag(treatment) ? '1' : '0')))
            .Prepend(string.Join('\t', s_treatments.Select(treatment => treatment.ToString().ToLowerInvariant())));

    private static IEnumerable<string> ColumnLines(TrainingData data)
    {
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"# tenant={data.TenantId:D} unit={Code(data.Kind)} feature_schema={data.FeatureSchema} data={data.DataHash}"
        ) + $" label_gain={string.Join(',', data.Gains.Select(gain => gain.ToString("R", CultureInfo.InvariantCulture)))}";
        yield return Head;
        for (var i = 0; i < data.Columns.Count; i++)
        {
            var (name, unit) = data.Columns[i];
            yield return string.Create(CultureInfo.InvariantCulture, $"{i}\t{name}\t{unit.ToString().ToLowerInvariant()}");
        }
    }

    private static ImportedColumns ReadColumns(string path)
    {
        var lines = InputLines.Of(path).ToList();
        var facts = (lines.Count > 0 ? lines[0].Line : "")
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word.Contains('=', StringComparison.Ordinal))
            .Select(word => word.Split('=', 2))
            .ToLookup(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        if (
            !Guid.TryParse(facts["tenant"].FirstOrDefault(), out var tenant)
            || !Enum.TryParse<SlateKind>(facts["unit"].FirstOrDefault(), ignoreCase: true, out var kind)
            || !int.TryParse(facts["feature_schema"].FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var schema)
        )
        {
            throw InputLines.At(path, 1, "here must be '# tenant=… unit=… feature_schema=… data=…', as an export writes it.");
        }

        var columns = lines.Skip(2).Where(each => each.Line.Trim().Length > 0).ToList();
        return new(
            Path.GetFileName(path),
            tenant,
            kind,
            schema,
            facts["data"].FirstOrDefault() ?? "",
            [.. columns.Select((each, i) => ColumnOf(new TextLine(path, each.Number), each.Line, i))]
        );
    }

    private static ImportedColumn ColumnOf(TextLine at, string line, int number)
    {
        var cells = line.Split('\t');
        return cells.Length == 3 && string.Equals(cells[0], number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            ? new(cells[1], at.Number)
            : throw InputLines.At(at.Path, at.Number, $"here must be '{number}', a name and a unit, with tabs between.");
    }

    private static string Code(SlateKind kind) => kind.ToCode();

    private readonly record struct TextLine(string Path, int Number);
}
