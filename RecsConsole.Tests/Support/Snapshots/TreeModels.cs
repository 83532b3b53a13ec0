using System.Text;
using RecsConsole.Engine.Boosting;
using RecsConsole.Engine.Boosting.LightGbm;
using RecsConsole.Engine.ModelFeatures;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Tests.Support.Snapshots;

/// <summary>Small tree models with chosen values.</summary>
public static class TreeModels
{
    private static readonly string[] s_columns = ["match", "historical_success", "risk_high"];

    /// <summary>
    /// Ranks actions by two trees: a match is worth .5 (otherwise -.25), and more past success is worth more; high risk with a match adds
    /// <paramref name="risk"/>.
    /// </summary>
    public static TreeModel ForActions(string version = "trees-1", double risk = 1) => Of(version, [RiskWhereItFits(risk), Success()]);

    /// <summary>A model with these trees on match, historical_success and risk_high.</summary>
    public static TreeModel Of(string version, IReadOnlyList<RegressionTree> trees)
    {
        var model = new BoostedTrees(new(s_columns, ["[0:1]", "[0:1]", "[0:1]"]), trees) { Objective = BoostingObjective.Binary };
        using var stream = new MemoryStream();
        LightGbmText.Write(model, stream);
        return new(
            version,
            FeatureExtractor.SchemaVersion,
            SlateKind.Action,
            s_columns,
            Encoding.UTF8.GetString(stream.ToArray()),
            new(CalibrationMap.Platt, 1_000_000, 0, [])
        );
    }

    // match <= .5: -.25; else risk_high <= .5: .5; else .5 + risk
    private static RegressionTree RiskWhereItFits(double risk) =>
        new([Node(0, 0.5, ~0, 1, 100), Node(2, 0.5, ~1, ~2, 60)], [new(-0.25, 10, 40), new(0.5, 10, 50), new(0.5 + risk, 2, 10)], []);

    // historical_success <= .3: -.1; <= .7: .05; else .2
    private static RegressionTree Success() =>
        new([Node(1, 0.3, ~0, 1, 100), Node(1, 0.7, ~1, ~2, 70)], [new(-0.1, 7, 30), new(0.05, 9, 40), new(0.2, 7, 30)], []);

    private static TreeNode Node(int column, double threshold, int left, int right, int rows) =>
        new()
        {
            Column = column,
            Threshold = threshold,
            Left = left,
            Right = right,
            Rows = rows,
            Weight = rows / 4.0,
            Gain = 1,
        };
}
