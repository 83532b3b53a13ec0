using System.Globalization;
using System.Text;
using RecsConsole.Engine.Boosting;
using RecsConsole.Engine.Boosting.LightGbm;
using RecsConsole.Engine.ModelFeatures;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Platform;

namespace RecsConsole.Features.Models.Training.Import;

/// <summary>Parses the trees of a file and checks them against the columns of the feature schema in force.</summary>
internal sealed class ImportedTrees(ImportModelRequest request, Guid tenantId)
{
    // decisions carry the model's hash and snapshots its text, so a larger model is impractical to serve
    private const int MaxBytes = 20_000_000;
    private const double MaxInALeaf = 1_000_000;

    /// <summary>The trees with the schema's column names, or the first error, with its line.</summary>
    public Result<BoostedTrees> For(IReadOnlyList<string> columns)
    {
        if (request.Text.Length > MaxBytes)
        {
            return Wrong($"{request.FileName}: a model may have {MaxBytes / 1_000_000} MB at most.");
        }

        if (WrongData(columns) is { } wrong)
        {
            return wrong;
        }

        try
        {
            using var stream = new MemoryStream(request.Text);
            var trees = LightGbmText.Read(stream);
            return WrongModel(trees, columns) is { } mistaken ? mistaken : Named(trees, columns);
        }
        catch (Exception e) when (e is LightGbmFormatException or BoostingException)
        {
            return Wrong($"{request.FileName}, {e.Message}");
        }
    }

    private Error? WrongData(IReadOnlyList<string> columns)
    {
        if (request.Data is not { } data)
        {
            return null;
        }

        if (data.TenantId != tenantId)
        {
            return Wrong(
                $"{data.FileName}, line 1: the rows were exported from another tenant; a model serves the tenant that it learned from."
            );
        }

        if (data.Kind != request.Kind)
        {
            return Wrong(
                $"{data.FileName}, line 1: the rows are of {UnitOf(data.Kind)}s, and the model is to rank {UnitOf(request.Kind)}s."
            );
        }

        if (data.FeatureSchema != FeatureExtractor.SchemaVersion)
        {
            return Wrong(
                $"{data.FileName}, line 1: the rows have feature schema {data.FeatureSchema}, and {FeatureExtractor.SchemaVersion} is in force. Export them again and train anew."
            );
        }

        if (data.Columns.Count != columns.Count)
        {
            return Wrong($"{data.FileName}, line 2: there are {data.Columns.Count} columns, and {columns.Count} may be learned from now.");
        }

        var different = data.Columns.Zip(columns).FirstOrDefault(pair => !Same(pair.First.Name, pair.Second));
        return different.First is { } difference
            ? Wrong($"{data.FileName}, line {difference.Line}: the column is '{difference.Name}', and here it is '{different.Second}'.")
            : null;
    }

    private Error? WrongModel(BoostedTrees trees, IReadOnlyList<string> columns)
    {
        var names = trees.Columns.Names;
        var line = LineOf("feature_names=");
        if (names.Count != columns.Count)
        {
            return Wrong(
                $"{request.FileName}, line {LineOf("max_feature_idx=")}: the model has {names.Count} columns, and a ranker of {UnitOf(request.Kind)}s has {columns.Count} in feature schema {FeatureExtractor.SchemaVersion}."
            );
        }

        for (var i = 0; i < names.Count; i++)
        {
            // without a header row, LightGBM names columns Column_0, Column_1 and so on
            if (!Same(names[i], columns[i]) && !Same(names[i], FormattableString.Invariant($"Column_{i}")))
            {
                return Wrong($"{request.FileName}, line {line}: column {i} is '{names[i]}', and here it is '{columns[i]}'.");
            }
        }

        var tree = trees.Trees.ToList().FindIndex(each => each.Leaves.Any(leaf => !(Math.Abs(leaf.Value) <= MaxInALeaf)));
        return tree < 0
            ? null
            : Wrong($"{request.FileName}, line {LineOf($"Tree={tree}")}: a leaf of this tree has a value beyond {MaxInALeaf}.");
    }

    private int LineOf(string start)
    {
        var line = 0;
        foreach (var text in Encoding.UTF8.GetString(request.Text).Split('\n'))
        {
            line++;
            if (text.StartsWith(start, StringComparison.Ordinal))
            {
                return line;
            }
        }

        return 1;
    }

    private static BoostedTrees Named(BoostedTrees trees, IReadOnlyList<string> columns) =>
        new(trees.Columns with { Names = [.. columns] }, trees.Trees)
        {
            Objective = trees.Objective,
            Sigmoid = trees.Sigmoid,
            Parameters = trees.Parameters,
        };

    private static string UnitOf(SlateKind kind) => kind.ToCode();

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.Ordinal);

    private static Error Wrong(FormattableString message) => Error.Invalid(message.ToString(CultureInfo.InvariantCulture));
}
