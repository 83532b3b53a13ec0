using Bunit;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Features.Connections;
using RecsConsole.Features.Connections.Carrying;
using RecsConsole.Features.Connections.Editing;
using RecsConsole.Platform;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Connections;

public sealed class ConnectionCardTests : BunitContext
{
    private static readonly DateTimeOffset s_at = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);
    private static readonly Guid s_failed = Guid.CreateVersion7();

    public ConnectionCardTests() => Services.AddSingleton(TimeProvider.System);

    [Fact]
    public void Lag_and_what_went_wrong_in_both_directions_can_be_read()
    {
        var card = Show(Line());

        Words(card.Find("section")).ShouldContain("2 h at most");
        Words(card.Find("section")).ShouldContain("1 waiting, 1 refused the oldest since");
        card.FindAll("h3").Select(Words).ShouldBe(["60 tickets could not be imported", "2 entries not written to tickets"]);
        card.Find("section").TextContent.ShouldContain("The first 1 are listed.");
        var lines = card.FindAll("li").Select(Words).ToList();
        lines[1].ShouldContain("#12 TK-12 Step");
        lines[1].ShouldContain("nobody answers");
        lines[1].ShouldContain("Next try:");
        lines[2].ShouldContain("refused");
        lines[2].ShouldContain("The reason is shown to people who may see the case.");
    }

    [Fact]
    public void Connection_that_fell_behind_says_since_when_nothing_was_read()
    {
        var line = Line() with { IsBehind = true };

        var behind = Words(Show(line).Find("header"));
        behind.ShouldContain("not up to date");
        behind.ShouldContain("Nothing was read since");
        Words(Show(line with { IsBehind = false }).Find("header")).ShouldNotContain("Nothing was read since");
        var paused = line with { Settings = line.Settings with { IsEnabled = false } };
        Words(Show(paused).Find("header")).ShouldNotContain("up to date");
    }

    [Fact]
    public void First_sync_is_told_from_one_that_has_not_begun()
    {
        var line = Line() with { LastSuccessAt = null, LastError = null };

        Words(Show(line with { TicketsRead = 100 }).Find("header")).ShouldContain("first sync is running");
        Words(Show(line with { TicketsRead = 0 }).Find("header")).ShouldContain("not synced yet");
    }

    [Fact]
    public async Task Only_what_may_be_tried_again_has_a_button_and_it_tells_which()
    {
        TroubledWrite? tried = null;
        var card = Show(Line(), write => tried = write);

        card.FindAll("button[aria-label='Try ticket 13 again']").ShouldBeEmpty("it was refused");
        await card.Find("button[aria-label='Try ticket 12 again']").ClickAsync(new());

        tried!.Id.ShouldBe(s_failed);
    }

    [Fact]
    public void Link_to_the_interface_stands_on_its_own_line() =>
        Show(Line()).Find("dd > a[href='/docs/api#ticket-changes']").ClassList.ShouldContain("block", "the sentence before it has no end");

    private IRenderedComponent<ConnectionCard> Show(ConnectionLine line, Action<TroubledWrite>? onRetry = null) =>
        Render<ConnectionCard>(card =>
        {
            card.Add(it => it.Line, line);
            card.Add(it => it.OnRetryWrite, onRetry ?? (_ => { }));
        });

    private static ConnectionLine Line() =>
        new(Guid.NewGuid(), "Tickets", "Redmine", TicketDesk.Request(), 3, [new("7", StoredText.Sentence("no subject").Stored, 3)])
        {
            FailedCount = 60,
            LastSuccessAt = s_at,
            Lag = TimeSpan.FromHours(2),
            Writes = new(
                1,
                s_at,
                1,
                [
                    new(s_failed, "12", WriteKind.Step, s_at, IsRefused: false)
                    {
                        CaseKey = "TK-12",
                        Error = StoredText.Sentence("nobody answers").Stored,
                        NextAttemptAt = s_at.AddMinutes(5),
                    },
                    new(Guid.CreateVersion7(), "13", WriteKind.Note, s_at, IsRefused: true),
                ]
            )
            {
                TroubledCount = 2,
            },
        };

    private static string Words(AngleSharp.Dom.IElement element) =>
        string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
