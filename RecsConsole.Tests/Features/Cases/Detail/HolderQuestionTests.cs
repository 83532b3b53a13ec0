using RecsConsole.Casework.Presence;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Cases.Detail;

/// <summary>Who acts on a case that somebody else has is asked, once per visit.</summary>
public sealed class HolderQuestionTests
{
    private static readonly Guid s_case = Guid.NewGuid();
    private static readonly Guid s_jonas = Guid.NewGuid();
    private int _asked;
    private bool _says = true;

    [Fact]
    public async Task Own_case_and_one_that_nobody_has_ask_nothing()
    {
        var question = AQuestion();

        question.Follow(s_case, holderId: null);

        (await question.IsMeantAsync()).ShouldBeTrue();
        _asked.ShouldBe(0);
    }

    [Fact]
    public async Task Case_of_somebody_else_asks_once_per_visit()
    {
        var question = AQuestion();
        question.Follow(s_case, s_jonas);

        (await question.IsMeantAsync()).ShouldBeTrue();
        question.Follow(s_case, s_jonas); // the case moved
        (await question.IsMeantAsync()).ShouldBeTrue();
        _asked.ShouldBe(1);
        question.Follow(Guid.NewGuid(), s_jonas);
        question.Follow(s_case, s_jonas);
        (await question.IsMeantAsync()).ShouldBeTrue();

        _asked.ShouldBe(2);
    }

    [Fact]
    public async Task It_is_asked_again_when_somebody_else_has_the_case()
    {
        var question = AQuestion();
        question.Follow(s_case, s_jonas);
        await question.IsMeantAsync();

        question.Follow(s_case, Guid.NewGuid());
        await question.IsMeantAsync();

        _asked.ShouldBe(2);
    }

    [Fact]
    public async Task Who_leaves_the_question_does_nothing_and_is_asked_again()
    {
        var question = AQuestion();
        question.Follow(s_case, s_jonas);
        _says = false;

        (await question.IsMeantAsync()).ShouldBeFalse();
        _says = true;
        (await question.IsMeantAsync()).ShouldBeTrue();

        _asked.ShouldBe(2);
    }

    [Fact]
    public async Task Answer_for_a_case_that_has_left_the_screen_does_nothing()
    {
        HolderQuestion? question = null;
        question = new(() =>
        {
            question!.Follow(Guid.NewGuid(), s_jonas);
            return Task.FromResult(true);
        });
        question.Follow(s_case, s_jonas);

        (await question.IsMeantAsync()).ShouldBeFalse();
    }

    private HolderQuestion AQuestion() =>
        new(() =>
        {
            _asked++;
            return Task.FromResult(_says);
        });
}
