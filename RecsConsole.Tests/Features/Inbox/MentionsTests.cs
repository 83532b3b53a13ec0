using RecsConsole.Casework.Inbox;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Inbox;

/// <summary>Which people a text mentions.</summary>
public sealed class MentionsTests
{
    private static readonly Mentionable s_ana = new(Guid.NewGuid(), "Ana Nowak", "ana.nowak@brightline.example");
    private static readonly Mentionable s_marta = new(Guid.NewGuid(), "Marta Weiss", "m.weiss@brightline.example");
    private static readonly Mentionable s_otherMarta = new(Guid.NewGuid(), "Marta Weber", null);

    [Theory]
    [InlineData("@Ana Nowak look", true)]
    [InlineData("Please, @ana nowak.", true)]
    [InlineData("(@Ana)", true)]
    [InlineData("cc @ana.nowak, thank you", true)]
    [InlineData("Ask @Ana.", true)]
    [InlineData("write to x@ana", false)]
    [InlineData("write to ana.nowak@brightline.example", false)]
    [InlineData("@Anastasia knows", false)]
    [InlineData("@ana.nowakowski knows", false)]
    [InlineData("Ana Nowak", false)]
    [InlineData("@", false)]
    [InlineData("", false)]
    public void Name_first_name_or_local_part_after_an_at_names_the_person(string text, bool isNamed) =>
        Find(text).ShouldBe(isNamed ? [s_ana.Id] : []);

    [Fact]
    public void Name_that_two_people_have_names_nobody() => Find("@Marta, please").ShouldBeEmpty();

    [Fact]
    public void Whole_name_tells_two_with_one_first_name_apart() => Find("@Marta Weber, please").ShouldBe([s_otherMarta.Id]);

    [Fact]
    public void Each_is_named_once_in_the_order_of_the_text() => Find("@m.weiss and @Ana, @Marta Weiss!").ShouldBe([s_marta.Id, s_ana.Id]);

    private static IReadOnlyList<Guid> Find(string text) => Mentions.Find(text, [s_ana, s_marta, s_otherMarta]);
}
