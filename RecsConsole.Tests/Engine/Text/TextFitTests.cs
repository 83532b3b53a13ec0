using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Text;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Engine.Text;

public sealed class TextFitTests
{
    /// <summary>Forty texts, each with a word of its own and some that all have.</summary>
    private static readonly Bm25Index s_words = Index(40);

    [Fact]
    public void A_text_that_has_all_rare_words_of_the_question_fits() =>
        FitOf(s_words, "restart printer7 spooler7 queue7").ShouldNotBeNull().ShouldBeGreaterThan(720_000);

    [Fact]
    public void One_rare_word_of_a_long_question_fits_little() =>
        FitOf(s_words, "printer7 spooler8 queue9 printer10 spooler11 queue12").ShouldNotBeNull().ShouldBeInRange(1, 400_000);

    [Fact]
    public void Words_that_all_texts_have_and_words_that_none_has_say_nothing()
    {
        FitOf(s_words, "restart the service").ShouldNotBeNull().ShouldBeInRange(0, 100_000);
        FitOf(s_words, "printer7 spooler7 holiday leave vacation").ShouldBe(FitOf(s_words, "printer7 spooler7"));
        new TextFit(s_words.OwnStatistics, ["holiday"]).Of(0).ShouldBe(0);
    }

    [Fact]
    public void Of_few_texts_nothing_is_said() => FitOf(Index(19), "printer7").ShouldBeNull();

    private static long? FitOf(Bm25Index words, string question)
    {
        var terms = Tokenizer.Tokenize(question, TextLanguage.English);
        var best = words.Search(terms, 1, _ => true)[0].ScoreMicro;
        best.ShouldBeLessThan(100 * FixedPoint.One);
        return new TextFit(words.OwnStatistics, terms).Of(best);
    }

    private static Bm25Index Index(int texts)
    {
        var builder = new Bm25IndexBuilder();
        for (var i = 0; i < texts; i++)
        {
            builder.AddText($"d{i}", $"printer{i}", $"Restart the service spooler{i} and queue{i}.", [], TextLanguage.English);
        }

        return builder.Build();
    }
}
