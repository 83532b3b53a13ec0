using RecsConsole.Engine.Access;
using RecsConsole.Features.Cases.Detail.Mentioning;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.Cases.Detail;

/// <summary>Which name a person is typing after an @ in a note.</summary>
public sealed class MentionWordTests
{
    private static readonly string[] s_names = ["Jonas Keller", "Sam Reyes", "Julia Hart", "Ana Nowak (Access, ana)"];

    [Theory]
    [InlineData("", "@", "Jonas Keller,Sam Reyes,Julia Hart")]
    [InlineData("Ask @J", "Ask @Jo", "Jonas Keller")]
    [InlineData("@re", "@rey", "Sam Reyes")]
    [InlineData("@Jonas ", "@Jonas K", "Jonas Keller")]
    [InlineData("@Jonas p", "@Jonas pl", "")]
    [InlineData("mail ana@exampl", "mail ana@example", "")]
    [InlineData("@Jonas\n", "@Jonas\nJ", "")]
    [InlineData("Dear all", "Dear all,", "")]
    [InlineData("@ please look", "@J please look", "Jonas Keller,Julia Hart")]
    [InlineData("@Jonx", "@Jon", "Jonas Keller")]
    public void Names_follow_what_is_typed_at_the_caret(string before, string after, string names) =>
        string.Join(',', MentionWord.At(before, after)?.Among(s_names) ?? []).ShouldBe(names);

    [Theory]
    [InlineData("@Jo", "@J", "@Jonas Keller ")]
    [InlineData("Ask @J please", "Ask @ please", "Ask @Jonas Keller please")]
    public void Name_that_is_taken_stands_where_it_was_typed(string after, string before, string completed) =>
        MentionWord.At(before, after)!.Complete(after, "Jonas Keller").ShouldBe(completed);

    [Fact]
    public async Task Only_who_may_see_the_case_is_offered_and_only_to_them()
    {
        await using var desk = await Desk.OpenAsync();
        var open = desk.ACase("BR-1");
        var secret = desk.ACase("BR-2", row => row.Classification = Classifications.Restricted);
        await desk.AddAsync(open, secret);
        var list = desk.Get<ListMentionable>();

        var offered = (await list.RunAsync(desk.Ana, open.Id, TestContext.Current.CancellationToken)).Value.ShouldNotBeNull();

        offered.ShouldContain("Jonas Keller");
        offered.ShouldContain("Sam Reyes");
        offered.ShouldNotContain("Ana Nowak");
        offered.ShouldNotContain("Otto Other");
        (await list.RunAsync(desk.Ana, secret.Id, TestContext.Current.CancellationToken)).IsOk.ShouldBeFalse();
        (await list.RunAsync(desk.Stranger, open.Id, TestContext.Current.CancellationToken)).IsOk.ShouldBeFalse();
    }
}
