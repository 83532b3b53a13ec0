using Bunit;
using Microsoft.AspNetCore.Components.Rendering;
using RecsConsole.Components.Pages;
using RecsConsole.Platform;
using RecsConsole.Tests.Components.Pages;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Components;

public sealed class ReadingPageTests : PageContext
{
    [Fact]
    public async Task Slower_answer_never_replaces_a_newer_one()
    {
        var page = Render<CountPage>().Instance;
        page.Answers[0].SetResult("first");
        var (older, newer) = (page.AgainAsync(), page.AgainAsync());

        page.Answers[2].SetResult("newer");
        await newer;
        page.Answers[1].SetResult("older");
        await older;

        page.Shown.ShouldBe("newer");
    }

    [Fact]
    public async Task Answers_in_order_are_shown_one_after_the_other()
    {
        var page = Render<CountPage>().Instance;
        page.Answers[0].SetResult("first");
        var (older, newer) = (page.AgainAsync(), page.AgainAsync());

        page.Answers[1].SetResult("older");
        await older;
        page.Shown.ShouldBe("older");
        page.Answers[2].SetResult("newer");
        await newer;

        page.Shown.ShouldBe("newer");
    }

    [Fact]
    public async Task Answer_that_the_page_sets_itself_is_not_overwritten_by_an_older_one()
    {
        var page = Render<CountPage>().Instance;
        page.Answers[0].SetResult("first");
        var older = page.AgainAsync();

        page.Take("theirs");
        page.Answers[1].SetResult("older");
        await older;

        page.Shown.ShouldBe("theirs");
    }

    private sealed class CountPage : ReadingPage<int, string>
    {
        public List<TaskCompletionSource<string>> Answers { get; } = [];

        public string? Shown => View;

        protected override int Question => 1;

        public Task AgainAsync() => ReadAgainAsync();

        public void Take(string answer) => Replace(answer);

        protected override async Task<Result<string>> ReadAsync(Actor actor, int question)
        {
            var answer = new TaskCompletionSource<string>();
            Answers.Add(answer);
            return await answer.Task;
        }

        protected override void BuildRenderTree(RenderTreeBuilder builder) { }
    }
}
