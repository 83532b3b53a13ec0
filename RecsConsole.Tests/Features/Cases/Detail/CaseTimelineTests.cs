using System.Globalization;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Casework.Intake;
using RecsConsole.Database;
using RecsConsole.Database.Codes;
using RecsConsole.Features.Cases.Detail;
using RecsConsole.Features.Cases.Detail.Timelines;
using RecsConsole.Platform;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Cases.Detail;

/// <summary>The history reads from top to bottom; what a colleague adds moves nothing while somebody reads further up.</summary>
public sealed class CaseTimelineTests : IAsyncLifetime
{
    private const StringSplitOptions Words = StringSplitOptions.RemoveEmptyEntries;
    private readonly BunitContext _browser = new();
    private BunitJSModuleInterop _stream = null!;
    private JSRuntimeInvocationHandler<bool> _isAtEnd = null!;
    private Desk _desk = null!;
    private CaseRow _case = null!;

    private static CancellationToken Token => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _desk = await Desk.OpenAsync();
        _case = _desk.ACase("BR-1");
        await _desk.AddAsync(_case);
        await _desk.AddTenantAsync();
        _stream = _browser.JSInterop.SetupModule("./js/stream.js").SetupModule("follow", _ => true);
        _isAtEnd = _stream.Setup<bool>("isAtEnd", _ => true);
        _stream.Mode = JSRuntimeMode.Loose;
        await SignedIn.ServeToAsync(_browser.Services, _desk.Services, _desk.Ana);
        _browser.Services.AddSingleton(_desk.Get<ListCaseEvents>());
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeComponentsAsync();
        await _browser.DisposeAsync();
        await _desk.DisposeAsync();
    }

    [Fact]
    public async Task Newest_line_is_last_below_what_the_case_began_with()
    {
        await NoteAsync(_desk.Ana, "first");
        await NoteAsync(_desk.Jonas, "second");

        var timeline = Show();

        timeline.WaitForAssertion(() => Lines(timeline).Count.ShouldBe(2));
        Lines(timeline)[0].ShouldContain("Ana Nowak noted: first Colleagues only");
        Lines(timeline)[1].ShouldContain("Jonas Keller noted: second");
        timeline.Find(".content").TextContent.TrimStart().ShouldStartWith("How it began");
    }

    [Fact]
    public async Task Step_and_the_state_it_leads_to_are_one_line()
    {
        await StepAsync(1, "Awaiting assignment", "Accepted");
        await StepAsync(2, "Call the customer", "Awaiting assignment", "Solved");

        var timeline = Show();

        timeline.WaitForAssertion(() => Lines(timeline).Count.ShouldBe(2));
        Lines(timeline)[0].ShouldNotContain("→"); // a log names the step after its state
        Lines(timeline)[1].ShouldContain("Call the customer Awaiting assignment → Solved");
    }

    [Fact]
    public async Task Customer_that_another_system_set_is_a_line_of_its_own()
    {
        await EditAsync(1, "{}");
        await EditAsync(2, $$"""{"{{CaseEdit.CustomerAttribute}}":"yes"}""");

        var timeline = Show();

        timeline.WaitForAssertion(() => Lines(timeline).Count.ShouldBe(2));
        Lines(timeline)[0].ShouldContain("Another system changed fields of the case");
        Lines(timeline)[1].ShouldContain("Another system set the customer of the case");
    }

    [Fact]
    public async Task Deadline_that_ended_with_the_tier_of_the_customer_is_told()
    {
        await EventAsync(1, CaseActivities.CustomerTerms, """{"clock":"Ended"}""");

        var timeline = Show();

        timeline.WaitForAssertion(() => Lines(timeline).Count.ShouldBe(1));
        Lines(timeline)[0].ShouldContain("The customer's tier was changed");
        Lines(timeline)[0].ShouldContain("There is no deadline at present");
    }

    [Fact]
    public async Task Every_tab_counts_the_lines_that_it_opens()
    {
        await NoteAsync(_desk.Ana, "first");
        await NoteAsync(_desk.Jonas, "second");
        await StepAsync(9, "Awaiting assignment", "Accepted");
        var timeline = Show();
        timeline.WaitForAssertion(() => timeline.FindAll(".tabs .n").Count.ShouldBe(6));

        for (var tab = 0; tab < 6; tab++)
        {
            var counted = int.Parse(timeline.FindAll(".tabs .n")[tab].TextContent, CultureInfo.InvariantCulture);
            timeline.FindAll(".tabs button")[tab].Click();
            timeline.WaitForAssertion(() => Lines(timeline).Count.ShouldBe(counted));
        }

        timeline.FindAll(".tabs .n").Select(count => count.TextContent.Trim()).ShouldBe(["3", "0", "2", "1", "2", "0"]);
    }

    [Fact]
    public async Task Line_of_a_colleague_is_counted_while_the_end_is_out_of_sight_until_it_is_seen()
    {
        await NoteAsync(_desk.Ana, "first");
        var timeline = Show();
        timeline.WaitForAssertion(() => Lines(timeline).Count.ShouldBe(1));
        _isAtEnd.SetResult(false);

        await NoteAsync(_desk.Jonas, "second");
        Follow(timeline, revision: 2, byOthers: true);
        timeline.WaitForAssertion(() => timeline.Find("[data-unseen]").TextContent.ShouldBe("1 new"));

        var frame = timeline.FindComponent<StreamFrame>();
        await frame.InvokeAsync(() => frame.Instance.SawEnd());
        timeline.FindAll("[data-unseen]").ShouldBeEmpty();
    }

    [Fact]
    public async Task Line_of_ones_own_is_scrolled_to()
    {
        await NoteAsync(_desk.Jonas, "first");
        var timeline = Show();
        timeline.WaitForAssertion(() => Lines(timeline).Count.ShouldBe(1));

        await NoteAsync(_desk.Ana, "second");
        Follow(timeline, revision: 2, byOthers: false);

        timeline.WaitForAssertion(() => _stream.Invocations.ShouldContain(call => call.Identifier == "toEnd"));
        timeline.FindAll("[data-unseen]").ShouldBeEmpty();
    }

    private IRenderedComponent<CaseTimeline> Show() =>
        _browser.Render<CaseTimeline>(p =>
            p.Add(timeline => timeline.CaseId, _case.Id).Add(timeline => timeline.Revision, 1L).AddChildContent("<p>How it began</p>")
        );

    private static void Follow(IRenderedComponent<CaseTimeline> timeline, long revision, bool byOthers) =>
        timeline.Render(p => p.Add(each => each.Revision, revision).Add(each => each.MovedByOthers, byOthers));

    private static IReadOnlyList<string> Lines(IRenderedComponent<CaseTimeline> timeline) =>
        [.. timeline.FindAll("li.line").Select(line => string.Join(' ', line.TextContent.Split((char[]?)null, Words)))];

    private Task<Result<Guid>> NoteAsync(Actor writer, string text) =>
        _desk.Get<AddNote>().RunAsync(writer, new(Guid.NewGuid(), _case.Id, text), Token);

    private Task EditAsync(int ordinal, string attributes) => EventAsync(ordinal, CaseActivities.Edited, attributes);

    private Task EventAsync(int ordinal, string activity, string attributes) =>
        _desk.AddAsync(
            new CaseEventRow
            {
                TenantId = _case.TenantId,
                CaseId = _case.Id,
                Ordinal = ordinal,
                EventKey = $"event {ordinal}",
                Activity = activity,
                Kind = CaseEventKind.System,
                At = _desk.Now.AddMinutes(ordinal),
                AttributesJson = attributes,
            }
        );

    private Task StepAsync(int ordinal, string activity, string from, string? to = null) =>
        _desk.AddAsync(
            new CaseEventRow
            {
                TenantId = _case.TenantId,
                CaseId = _case.Id,
                Ordinal = ordinal,
                EventKey = $"step {ordinal}",
                Activity = activity,
                Kind = CaseEventKind.Action,
                ActorId = _desk.Ana.PersonId,
                At = _desk.Now.AddMinutes(ordinal),
                FromState = from,
                ToState = to ?? activity,
                AttributesJson = "{}",
            }
        );
}
