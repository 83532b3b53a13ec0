using RecsConsole.Cli.PageTruth;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Cli.PageTruth;

/// <summary>The oracle reads the same counts from a sentence as a person does.</summary>
public sealed class SuccessCountTests
{
    [Theory]
    [InlineData("Solved 36 of 47 similar resolved cases that used it in this state.", 36, 47)]
    [InlineData("High: it solved 1,036 of 1,047 similar cases that used it in this state", 1036, 1047)]
    [InlineData("Used in this state in 47 similar resolved cases, 40 of which ended well.", 40, 47)]
    [InlineData("High: 47 similar resolved cases used this action in this state, 40 of them met their SLA", 40, 47)]
    [InlineData("Medium: they resolved 13 of the similar cases, 11 of them ended well", 11, 13)]
    public void Success_is_read_from_every_form_of_the_sentence(string sentence, int good, int of) =>
        SuccessCount.In(sentence).ShouldBe(new(good, of));

    [Theory]
    [InlineData("In state New, 20 of 40 cases took it at some time.")]
    [InlineData(null)]
    public void What_tells_of_no_success_has_no_count(string? sentence) => SuccessCount.In(sentence).ShouldBeNull();
}
