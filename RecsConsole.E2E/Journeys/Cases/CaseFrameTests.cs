using Microsoft.Playwright;
using RecsConsole.E2E.Pages;
using Shouldly;
using Xunit;

namespace RecsConsole.E2E.Journeys.Cases;

/// <summary>The frame of a case page: what stays visible, where a page starts scrolling, and what is shown while it loads.</summary>
public sealed class CaseFrameTests(DemoDesk desk)
{
    private const string Top = "() => document.getElementById('page').scrollTop";
    private const string Fits = "() => document.getElementById('page').scrollHeight <= document.getElementById('page').clientHeight";
    private static readonly int[] s_widths = [360, 390, 684, 1024, 1366, 1920];

    [Fact]
    public async Task Title_state_and_deadline_stay_in_sight_and_nothing_that_takes_the_focus_lies_beneath()
    {
        var page = await desk.SignInAsync(DemoDesk.Ana);
        var screen = await (await new QueueScreen(page).OpenAsync()).OpenCaseAsync(1);
        var title = await page.Locator(".casehead h1").InnerTextAsync();
        var state = await screen.State.InnerTextAsync();
        foreach (var width in s_widths)
        {
            await page.SetViewportSizeAsync(width, 560);
            await ScrollAsync(page, 900);

            var bar = page.Locator(".casebar");
            await Assertions.Expect(bar).ToContainTextAsync(title);
            await Assertions.Expect(bar).ToContainTextAsync(state);
            (await page.EvaluateAsync<bool>(IsOnTop)).ShouldBeTrue($"the bar is covered at {width} px");
            (await page.EvaluateAsync<string>(Covered)).ShouldBeEmpty($"at {width} px");
        }
    }

    [Fact]
    public async Task History_that_is_shorter_than_its_room_begins_right_below_its_heading()
    {
        var page = await desk.SignInAsync(DemoDesk.Ana);
        await page.SetViewportSizeAsync(1366, 4000);
        var screen = await (await new QueueScreen(page).OpenAsync()).OpenCaseAsync(4);
        var list = screen.Timeline.Locator(".scroll");

        await Assertions.Expect(screen.Timeline.Locator("li.line").Last).ToBeVisibleAsync();
        (await list.EvaluateAsync<bool>("list => list.scrollHeight <= list.clientHeight")).ShouldBeTrue("the history does not fit");
        var (room, lines) = ((await list.BoundingBoxAsync())!, (await list.Locator(".content").BoundingBoxAsync())!);
        lines.Y.ShouldBe(room.Y, 1);
    }

    [Fact]
    public async Task History_opens_at_its_end_and_scrolls_between_the_head_and_the_composer()
    {
        const string Words = "Head office can sign in again.";
        var page = await desk.SignInAsync(DemoDesk.Ana);
        await page.SetViewportSizeAsync(1366, 700);
        var screen = await (await new QueueScreen(page).OpenAsync()).OpenCaseAsync(4);
        var (title, note) = (page.Locator(".casehead h1"), page.GetByLabel("Note on this case"));
        var (lines, list) = (screen.Timeline.Locator("li.line"), screen.Timeline.Locator(".scroll"));

        await Assertions.Expect(lines.Last).ToBeInViewportAsync();
        (await page.EvaluateAsync<bool>(Fits)).ShouldBeTrue("the page itself scrolls");
        await list.EvaluateAsync("list => list.scrollTo(0, -list.scrollHeight)");
        await Assertions.Expect(title).ToBeInViewportAsync();
        await Assertions.Expect(note).ToBeInViewportAsync();

        await note.FillAsync(Words);
        await note.PressAsync("Control+Enter");
        await Assertions.Expect(lines.Last).ToContainTextAsync(Words);
        await Assertions.Expect(lines.Last).ToBeInViewportAsync();
        foreach (var (width, right) in new[] { (1100, 340), (1366, 420), (1920, 460) })
        {
            await page.SetViewportSizeAsync(width, 860);
            (await page.Locator(".cols > aside").BoundingBoxAsync())!.Width.ShouldBe(right, 1);
        }
    }

    [Fact]
    public async Task Another_case_opens_at_its_top_and_going_back_leads_to_where_one_was()
    {
        var page = await desk.SignInAsync(DemoDesk.Ana);
        await page.SetViewportSizeAsync(1366, 560);
        var screen = await (await new QueueScreen(page).OpenAsync()).OpenCaseAsync(1);
        var first = screen.Key;
        await ScrollAsync(page, 300);
        var was = await page.EvaluateAsync<double>(Top);
        was.ShouldBeGreaterThan(100);

        await page.Keyboard.PressAsync("n");
        await Assertions.Expect(page.Locator(".crumb + .key")).Not.ToHaveTextAsync(first);
        await screen.ReadyAsync();
        await page.WaitForFunctionAsync($"({Top})() === 0");
        await Assertions.Expect(page.Locator(".casehead h1")).ToBeInViewportAsync();

        await page.GoBackAsync();
        await Assertions.Expect(page.Locator(".crumb + .key")).ToHaveTextAsync(first);
        await page.WaitForFunctionAsync($"was => Math.abs(({Top})() - was) < 2", was);
    }

    [Fact]
    public async Task What_was_clicked_shows_it_at_once_and_pages_have_their_outline_while_the_line_is_slow()
    {
        var page = await desk.SignInAsync(DemoDesk.Ana);
        var line = await SlowLine.OnAsync(page);
        line.Hold();
        await page.GotoAsync("/");
        await Assertions.Expect(page.Locator(".connecting [data-outline=queue]")).ToBeVisibleAsync();
        line.Release();
        await DemoDesk.WaitForCircuitAsync(page);
        var queue = new QueueScreen(page);
        await queue.Rows.First.WaitForAsync();

        line.Hold();
        await queue.Rows.Nth(1).Locator("a[data-row]").ClickAsync();
        await Assertions.Expect(page.Locator("tr[data-taken]")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator("html[data-opening]")).ToHaveCountAsync(1);
        line.Release();

        await new CaseScreen(page).ReadyAsync();
        await Assertions.Expect(page.Locator("html[data-opening]")).ToHaveCountAsync(0);
        line.Hold();
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator(".connecting [data-outline=case]")).ToBeVisibleAsync();
        line.Release();
        await new CaseScreen(page).ReadyAsync();
    }

    [Fact]
    public async Task On_a_phone_writing_is_one_line_until_it_is_opened()
    {
        var page = await desk.SignInAsync(DemoDesk.Ana);
        await (await new QueueScreen(page).OpenAsync()).OpenCaseAsync(1);
        await page.SetViewportSizeAsync(390, 844);
        var (composer, note) = (page.Locator(".composer"), page.GetByLabel("Note on this case"));
        await Assertions.Expect(composer).ToBeInViewportAsync();
        await Assertions.Expect(note).ToBeHiddenAsync();

        await composer.GetByRole(AriaRole.Button, new() { NameString = "Note for colleagues" }).ClickAsync();
        await Assertions.Expect(note).ToBeFocusedAsync();
        await composer.GetByRole(AriaRole.Button, new() { NameString = "Close the form" }).ClickAsync();
        await Assertions.Expect(note).ToBeHiddenAsync();
    }

    private static async Task ScrollAsync(IPage page, int top) =>
        await page.EvaluateAsync("top => document.getElementById('page').scrollTo(0, top)", top);

    private const string IsOnTop = """
        () => {
          const bar = document.querySelector(".casebar").getBoundingClientRect();
          return document.elementFromPoint(bar.left + bar.width / 2, bar.top + bar.height / 2).closest(".casebar") !== null;
        }
        """;

    // Focuses each control of the left side, starting with the last as Shift+Tab does; each must be visible below the bar.
    private const string Covered = """
        () => {
          const page = document.getElementById("page");
          const bar = document.querySelector(".casebar");
          const all = [...page.querySelectorAll(".left :is(a[href], button, textarea, input, select)")];
          const hidden = [];
          for (const control of all.reverse().filter((each) => each.checkVisibility() && !each.closest("dialog"))) {
            control.focus();
            const edge = bar.getBoundingClientRect();
            const own = control.getBoundingClientRect();
            if (document.activeElement === control && page.scrollTop > 200 && own.height < 200 && own.top < edge.bottom - 1 && own.bottom > edge.top) {
              hidden.push(control.outerHTML.slice(0, 120));
            }
          }
          return hidden.join("; ");
        }
        """;
}
