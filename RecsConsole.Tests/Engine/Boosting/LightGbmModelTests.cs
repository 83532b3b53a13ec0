using System.Globalization;
using System.IO.Compression;
using RecsConsole.Engine.Boosting;
using RecsConsole.Engine.Boosting.LightGbm;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Engine.Boosting;

/// <summary>Compares models that LightGBM wrote with LightGBM's own predictions and contributions.</summary>
public sealed class LightGbmModelTests
{
    [Fact]
    public void Binary_model_gives_the_listed_probabilities()
    {
        var model = Model("mixed.model.txt");
        var rows = MixedRows();

        var worst = Numbers("mixed.predictions.txt")
            .Zip(rows)
            .Max(pair => Math.Abs(pair.First[0] - model.Probability(model.Predict(pair.Second))));

        worst.ShouldBeLessThan(1e-12);
        rows.Count.ShouldBeGreaterThan(500);
    }

    [Fact]
    public void Ranking_model_gives_the_listed_scores()
    {
        var model = Model("lambdarank.model.txt");
        var rows = RankRows(model.Columns.Count);
        var scores = new double[rows.Count];

        model.Predict([.. rows.SelectMany(row => row)], scores);

        Numbers("lambdarank.predictions.txt").Zip(scores).Max(pair => Math.Abs(pair.First[0] - pair.Second)).ShouldBeLessThan(1e-12);
        rows.Count.ShouldBe(768);
    }

    [Fact]
    public void Contributions_are_the_listed_ones()
    {
        var model = Model("mixed.model.txt");

        var worst = Numbers("mixed.contrib.txt")
            .Zip(MixedRows())
            .Max(pair => pair.First.Zip(model.Contributions(pair.Second)).Max(each => Math.Abs(each.First - each.Second)));

        worst.ShouldBeLessThan(1e-9);
    }

    [Theory]
    [InlineData("mixed.model.txt")]
    [InlineData("lambdarank.model.txt")]
    public void Text_comes_out_as_LightGBM_wrote_it(string name)
    {
        using var written = new MemoryStream();

        LightGbmText.Write(Model(name), written);

        System.Text.Encoding.UTF8.GetString(written.ToArray()).ShouldBe(File.ReadAllText(PublicData.Find($"lightgbm_models/{name}")));
    }

    [Theory]
    [InlineData("mixed.model.txt")]
    [InlineData("lambdarank.model.txt")]
    public void Scoring_plan_and_walk_over_the_trees_agree_bit_for_bit(string name)
    {
        var model = Model(name);
        var rows = name.StartsWith("mixed", StringComparison.Ordinal) ? MixedRows() : RankRows(model.Columns.Count);

        foreach (var row in rows)
        {
            var sum = 0.0;
            foreach (var tree in model.Trees)
            {
                sum += tree.Predict(row);
            }

            model.Predict(row).ShouldBe(sum);
        }
    }

    private static BoostedTrees Model(string name)
    {
        using var file = File.OpenRead(PublicData.Find($"lightgbm_models/{name}"));
        return LightGbmText.Read(file);
    }

    private static List<double[]> MixedRows() =>
        [
            .. File.ReadLines(PublicData.Find("lightgbm_models/mixed.test.csv"))
                .Select(line => line.Split(',').Skip(1).Select(Number).ToArray()),
        ];

    private static IEnumerable<double[]> Numbers(string name) =>
        File.ReadLines(PublicData.Find($"lightgbm_models/{name}")).Select(line => line.Split('\t').Select(Number).ToArray());

    private static double Number(string text) => text == "nan" ? double.NaN : double.Parse(text, CultureInfo.InvariantCulture);

    private static List<double[]> RankRows(int columns)
    {
        using var file = File.OpenRead(PublicData.Find("lambdarank_lightgbm/rank.test.gz"));
        using var reader = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        var rows = new List<double[]>();
        while (reader.ReadLine() is { } line)
        {
            var row = new double[columns];
            foreach (var cell in line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1))
            {
                var parts = cell.Split(':');
                row[int.Parse(parts[0], CultureInfo.InvariantCulture)] = Number(parts[1]);
            }

            rows.Add(row);
        }

        return rows;
    }
}
