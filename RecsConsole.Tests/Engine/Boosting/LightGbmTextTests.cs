using System.Text;
using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Boosting;
using RecsConsole.Engine.Boosting.LightGbm;
using RecsConsole.Engine.Boosting.Training;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Engine.Boosting;

public sealed class LightGbmTextTests
{
    private static readonly string s_text = Written(Trained());

    [Fact]
    public void What_is_written_is_read_back_bit_for_bit()
    {
        var trained = Trained();
        var read = Read(s_text);

        Written(read).ShouldBe(s_text);
        var draws = new SplitMix64(3);
        for (var i = 0; i < 2_000; i++)
        {
            double[] row = [SyntheticRows.Unit(draws), draws.Below(3) == 0 ? double.NaN : SyntheticRows.Unit(draws), draws.Below(40)];
            BitConverter.DoubleToInt64Bits(read.Predict(row)).ShouldBe(BitConverter.DoubleToInt64Bits(trained.Predict(row)));
            read.Contributions(row).ShouldBe(trained.Contributions(row));
        }
    }

    [Theory]
    [InlineData("tree\n", "forest\n", "line 1: a model of LightGBM begins")]
    [InlineData("version=v4", "version=v9", "line 2: version 'v9'")]
    [InlineData("num_class=1", "num_class=3", "line 3: models of several classes")]
    [InlineData("objective=regression", "objective=poisson", "line 7: the objective 'poisson'")]
    [InlineData("feature_names=a b c", "feature_names=a b", "line 8: there must be 3 values, not 2")]
    [InlineData("tree_sizes=", "tree_sizes=7 ", "line 11: 4 trees are announced, and there are 3")]
    [InlineData("Tree=0\n", "Tree=1\n", "line 13: here must be 'Tree=0'")]
    [InlineData("split_feature=", "split_feature=0 ", "line 16: there must be")]
    [InlineData("threshold=", "threshold=x", "line 18: 'x")]
    [InlineData("left_child=", "left_child=0 ", "line 14: The root is nobody's child")]
    [InlineData("left_child=", "left_child=7000 ", "line 14: There is no node 7000")]
    [InlineData("left_child=", "left_child=-1 ", "line 14: ")]
    [InlineData("is_linear=0", "is_linear=1", "trees with linear leaves")]
    [InlineData("leaf_value=", "leaf_worth=", "line 14: leaf_value is missing")]
    [InlineData("\nend of trees", "", "here must be 'Tree=3'")]
    public void Bad_text_is_refused_with_its_line(string good, string bad, string message)
    {
        var at = s_text.IndexOf(good, StringComparison.Ordinal);
        var rest = s_text[(at + good.Length)..];
        // replaces the first child and keeps the others
        var text = s_text[..at] + bad + (good == "left_child=" ? rest[(rest.IndexOf(' ', StringComparison.Ordinal) + 1)..] : rest);

        Should.Throw<LightGbmFormatException>(() => Read(text)).Message.ShouldContain(message);
    }

    [Fact]
    public void Every_text_that_was_cut_off_before_its_parameters_is_refused()
    {
        for (var length = 0; length < s_text.IndexOf("end of trees", StringComparison.Ordinal); length += 41)
        {
            Should.Throw<LightGbmFormatException>(() => Read(s_text[..length]));
        }
    }

    [Theory]
    [InlineData(10, 0.0, 7)] // missing goes left; zero is an ordinary number
    [InlineData(10, double.NaN, 7)]
    [InlineData(8, double.NaN, 9)]
    [InlineData(2, double.NaN, 7)] // missing is treated as 0
    [InlineData(0, double.NaN, 7)]
    [InlineData(4, 0.0, 9)] // zeros are treated as missing
    [InlineData(6, 0.0, 7)]
    [InlineData(4, double.NaN, 9)]
    [InlineData(6, 1e-36, 7)]
    [InlineData(4, -0.5, 7)]
    [InlineData(6, 0.6, 9)]
    public void Missing_values_and_zeros_go_as_the_decision_says(int decision, double value, double expected)
    {
        const string Text =
            "tree\nversion=v4\nnum_class=1\nnum_tree_per_iteration=1\nlabel_index=0\nmax_feature_idx=0\nobjective=regression\nfeature_names=a\n"
            + "feature_infos=[0:1]\ntree_sizes=1\n\nTree=0\nnum_leaves=2\nnum_cat=0\nsplit_feature=0\nsplit_gain=1\nthreshold=0.5\ndecision_type={0}\n"
            + "left_child=-1\nright_child=-2\nleaf_value=7 9\nleaf_weight=1 1\nleaf_count=1 1\ninternal_value=0\ninternal_weight=2\ninternal_count=2\n"
            + "is_linear=0\nshrinkage=1\n\n\nend of trees\n";
        var model = Read(Text.Replace("{0}", $"{decision}"));

        model.Predict([value]).ShouldBe(expected);
        model.Trees[0].Predict([value]).ShouldBe(expected);
    }

    private static BoostedTrees Trained()
    {
        var draws = new SplitMix64(2);
        var numbers = SyntheticRows.Of(3_000, 3, 2, row => 0, missing: 0);
        for (var row = 0; row < numbers.Rows; row++)
        {
            var category = draws.Below(40);
            numbers.Values[(row * 3) + 2] = category;
            numbers.Labels[row] = numbers.Values[row * 3] + (category % 3) + SyntheticRows.Unit(draws);
            numbers.Values[(row * 3) + 1] = draws.Below(3) == 0 ? double.NaN : numbers.Values[(row * 3) + 1] + numbers.Labels[row];
        }

        var data = new BoostingData(3, numbers.Values, numbers.Labels)
        {
            Names = ["a", "b", "c"],
            Categorical = new HashSet<int> { 2 },
        };
        var settings = new BoostingSettings
        {
            Objective = BoostingObjective.Regression,
            Trees = 3,
            Leaves = 9,
            LearningRate = 0.123456789,
            MinCategoryRows = 10,
            Monotone = [1, 0, 0],
        };
        return BoostingTrainer.Fit(data, settings).Model;
    }

    private static BoostedTrees Read(string text) => LightGbmText.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)));

    private static string Written(BoostedTrees model)
    {
        using var stream = new MemoryStream();
        LightGbmText.Write(model, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
