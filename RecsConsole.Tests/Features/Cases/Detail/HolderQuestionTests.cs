using RecsConsole.Casework.Presence;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Cases.Detail;

/// <summary>A person who acts on another person's case must confirm once per visit.</summary>
public sealed class HolderQuestionTests
{
    private static readonly Guid s_case = Guid.NewGuid();
    private static readonly Guid s_jonas = Guid.NewGuid();
    private int _questions;
    private bool _answer = true;

    [Fact]
    public async Task Own_case_and_one_that_nobody_has_ask_nothing()
    {
        var question = AQuestion();

        question.Follow(s_case, holderId: null);

        (await question.ConfirmAsync()).ShouldBeTrue();
        _questions.ShouldBe(0);
    }

    [Fact]
    public async Task Case_of_somebody_else_asks_once_per_visit()
    {
        var question = AQuestion();
        question.Follow(s_case, s_jonas);

        (await question.ConfirmAsync()).ShouldBeTrue();
        question.Follow(s_case, s_jonas); // the same case after a change
        (await question.ConfirmAsync()).ShouldBeTrue();
        _questions.ShouldBe(1);
        question.Follow(Guid.NewGuid(), s_jonas);
        question.Follow(s_case, s_jonas);
        (await question.ConfirmAsync()).ShouldBeTrue();

        _questions.ShouldBe(2);
    }

    [Fact]
    public async Task It_is_asked_again_when_somebody_else_has_the_case()
    {
        var question = AQuestion();
        question.Follow(s_case, s_jonas);
        await question.ConfirmAsync();

        question.Follow(s_case, Guid.NewGuid());
        await question.ConfirmAsync();

        _questions.ShouldBe(2);
    }

    [Fact]
    public async Task Who_leaves_the_question_does_nothing_and_is_asked_again()
    {
        var question = AQuestion();
        question.Follow(s_case, s_jonas);
        _answer = false;

        (await question.ConfirmAsync()).ShouldBeFalse();
        _answer = true;
        (await question.ConfirmAsync()).ShouldBeTrue();

        _questions.ShouldBe(2);
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

        (await question.ConfirmAsync()).ShouldBeFalse();
    }

    private HolderQuestion AQuestion() =>
        new(() =>
        {
            _questions++;
            return Task.FromResult(_answer);
        });
}
