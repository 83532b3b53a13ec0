using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Api.Bringing.Joining;
using RecsConsole.Api.Callers;
using RecsConsole.Api.Replays;
using RecsConsole.Casework.Intake;
using RecsConsole.Features.Cases.Exchange.Receiving;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Api.Joining;

/// <summary>Several requests in one transaction: each has its own reply, audit entry and idempotency key.</summary>
public sealed class SingleGroupTests(ApiSite site) : IClassFixture<ApiSite>
{
    private static readonly DateTimeOffset s_start = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Bad_request_among_good_ones_is_refused_alone_and_each_has_its_own_audit_entry()
    {
        await AddCaseAsync("G-1", "G-2");
        var before = (await site.TrailAsync("receive.events")).Count;

        var replies = await BringAsync(Caller(), Event("G-1", "e1"), Event("G-none", "e2"), Event("G-2", "e3"), Event("G-1", "e4", -1));

        replies.Select(reply => reply.Status).ShouldBe([201, 404, 201, 409]);
        var ids = await IdsAsync("G-1", "G-2");
        var entries = (await site.TrailAsync("receive.events")).Skip(before).ToList();
        entries.Where(entry => entry.Outcome == "done").Select(entry => entry.CaseId!.Value).ShouldBe(ids, ignoreOrder: true);
        entries.Count(entry => entry.Outcome == "denied").ShouldBe(1);
        entries.Count.ShouldBe(3);
        await using var db = site.OpenDb(site.Here);
        var changed = ids[0].ToString("D");
        (await db.CaseEvents.CountAsync(row => ids.Contains(row.CaseId) && row.EventKey.StartsWith("api:"), Token)).ShouldBe(4);
        (await db.Changes.CountAsync(row => row.Key == changed, Token)).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Events_of_one_case_in_a_group_get_consecutive_lines()
    {
        await AddCaseAsync("G-3");

        var replies = await BringAsync(Caller(), [.. Enumerable.Range(1, 20).Select(i => Event("G-3", $"e{i}", i))]);

        replies.ShouldAllBe(reply => reply.Status == 201);
        await using var db = site.OpenDb(site.Here);
        var row = await db.Cases.SingleAsync(each => each.Key == "G-3", Token);
        row.EventCount.ShouldBe(21);
        var lines = db.CaseEvents.Where(each => each.CaseId == row.Id).OrderBy(each => each.Ordinal);
        (await lines.Select(each => each.Ordinal).ToListAsync(Token)).ShouldBe(Enumerable.Range(1, 21));
    }

    [Fact]
    public async Task Id_that_comes_again_for_a_later_event_is_refused_and_the_others_of_its_group_are_stored()
    {
        await AddCaseAsync("G-12", "G-13");
        await BringAsync(Caller(), Event("G-12", "e1"));

        var replies = await BringAsync(Caller(), Event("G-12", "e1", hour: 2), Event("G-12", "e2", hour: 3), Event("G-13", "e1"));

        replies.Select(reply => reply.Status).ShouldBe([409, 201, 201]);
        (await EventsAsync("G-12")).ShouldBe(3);
        (await EventsAsync("G-13")).ShouldBe(2);
    }

    [Fact]
    public async Task Group_that_comes_again_is_stored_once_although_its_last_event_was_the_last_of_the_case()
    {
        await AddCaseAsync("G-14");
        SingleRow<IncomingEvent>[] sent = [Event("G-14", "e1"), Event("G-14", "e2", hour: 2)];
        await BringAsync(Caller(), sent);

        var replies = await BringAsync(Caller(), [.. sent, Event("G-14", "e3", hour: 3), Event("G-14", "e3", hour: 3)]);

        replies.Select(reply => reply.Status).ShouldBe([200, 200, 201, 200]);
        (await EventsAsync("G-14")).ShouldBe(4);
    }

    [Fact]
    public async Task Event_that_changes_the_state_and_one_that_does_not_are_both_stored_in_their_order()
    {
        await AddCaseAsync("G-11");
        var (note, move, after) = (Event("G-11", "e1"), Event("G-11", "e2", hour: 2), Event("G-11", "e3", hour: 3));

        var replies = await BringAsync(Caller(), note, move with { Row = move.Row with { State = "resolved" } }, after);

        replies.ShouldAllBe(reply => reply.Status == 201);
        await using var db = site.OpenDb(site.Here);
        var row = await db.Cases.SingleAsync(each => each.Key == "G-11", Token);
        row.Status.ShouldBe("resolved");
        var states = db.CaseEvents.Where(each => each.CaseId == row.Id && each.Ordinal > 1).OrderBy(each => each.Ordinal);
        (await states.Select(each => each.ToState).ToListAsync(Token)).ShouldBe([null, "resolved", null]);
    }

    [Fact]
    public async Task Same_idempotency_key_twice_in_a_group_is_executed_once_and_remembered()
    {
        await AddCaseAsync("G-4");
        var caller = Caller();
        var (first, other) = (Event("G-4", "e1", key: "twice"), Event("G-4", "e2", key: "twice", hash: 2));

        var replies = await BringAsync(caller, first, first, other);
        var later = await BringAsync(caller, first, other);

        replies.Select(reply => (reply.Status, reply.IsReplay)).ShouldBe([(201, false), (201, true), (422, false)]);
        replies[1].Json.ShouldBe(replies[0].Json);
        later.Select(reply => (reply.Status, reply.IsReplay)).ShouldBe([(201, true), (422, false)]);
        later[0].Json.ShouldBe(replies[0].Json);
        (await EventsAsync("G-4")).ShouldBe(2);
    }

    [Fact]
    public async Task Refusal_is_not_remembered_and_can_be_repeated()
    {
        var caller = Caller();
        (await BringAsync(caller, Event("G-5", "e1", key: "early"))).Single().Status.ShouldBe(404);
        await AddCaseAsync("G-5");

        var replies = await BringAsync(caller, Event("G-5", "e1", key: "early"));

        replies.Select(reply => (reply.Status, reply.IsReplay)).ShouldBe([(201, false)]);
    }

    [Fact]
    public async Task Same_name_of_two_api_keys_is_two_requests()
    {
        await AddCaseAsync("G-6");

        var one = await BringAsync(Caller(), Event("G-6", "e1", key: "same"));
        var two = await BringAsync(Caller(), Event("G-6", "e2", key: "same", hash: 2));

        one.Concat(two).Select(reply => (reply.Status, reply.IsReplay)).ShouldBe([(201, false), (201, false)]);
    }

    [Fact]
    public async Task Another_tenants_key_finds_neither_the_case_nor_the_reply()
    {
        await AddCaseAsync("G-7");
        var caller = Caller();
        await BringAsync(caller, Event("G-7", "e1", key: "known"));

        var replies = await BringAsync(caller with { Actor = site.Elsewhere.Agent }, Event("G-7", "e1", key: "known"));

        replies.Select(reply => (reply.Status, reply.IsReplay)).ShouldBe([(404, false)]);
        (await EventsAsync("G-7")).ShouldBe(2);
    }

    [Theory]
    [InlineData(0, 409)]
    [InlineData(-2, 201)]
    public async Task Request_whose_first_attempt_was_abandoned_takes_its_place_after_a_minute(int minutes, int status)
    {
        var (caller, number) = (Caller(), $"G-8{minutes}");
        await AddCaseAsync(number);
        await using (var db = site.OpenDb(site.Here))
        {
            db.ApiReplays.Add(
                new()
                {
                    TenantId = db.TenantId,
                    ApiKeyId = caller.KeyId,
                    Name = "begun",
                    RequestHash = [1],
                    At = DateTimeOffset.UtcNow.AddMinutes(minutes),
                }
            );
            await db.SaveChangesAsync(Token);
        }

        var reply = (await BringAsync(caller, Event(number, "e1", key: "begun"))).Single();

        (reply.Status, reply.MayRetry).ShouldBe((status, status == 409));
    }

    [Fact]
    public async Task Clients_that_post_at_once_get_the_reply_to_their_own_request()
    {
        await AddCaseAsync([.. Enumerable.Range(0, 10).Select(i => $"G-9{i}")]);
        using var client = await site.ClientAsync();

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 60)
                .Select(i =>
                    ApiCalls.PostAsync(
                        client,
                        $"/cases/G-9{i % 12}/events",
                        $$"""{"id":"c{{i}}","activity":"called","at":"{{s_start.AddHours(2):O}}"}""",
                        $"at-once-{i}"
                    )
                )
        );

        foreach (var (i, (status, body)) in answers.Index())
        {
            var isThere = i % 12 < 10;
            status.ShouldBe(isThere ? 201 : 404, body.GetRawText());
            body.GetRawText().Contains($"\"c{i}\"", StringComparison.Ordinal).ShouldBe(isThere, body.GetRawText());
        }
    }

    private ApiCaller Caller() => new(Guid.NewGuid(), site.Here.Agent);

    private static SingleRow<IncomingEvent> Event(string of, string id, int hour = 1, string? key = null, byte hash = 1) =>
        new(new(id, "called", s_start.AddHours(hour)) { Case = of }, key is null ? null : new SingleKey(key, [hash]));

    private async Task<IReadOnlyList<ApiReply>> BringAsync(ApiCaller caller, params SingleRow<IncomingEvent>[] requests)
    {
        var group = new SingleGroup<IncomingEvent>(site.Services.GetRequiredService<ApiReplays>(), caller, () => requests);
        var receive = site.Services.GetRequiredService<ReceiveEvents>();
        var result = await receive.RunJoinedAsync(caller.Actor, new(group.OpenAsync, group.Keep), Token);
        result.IsOk.ShouldBeTrue(result.Error?.Message);
        return group.Replies;
    }

    private async Task AddCaseAsync(params string[] keys)
    {
        var rows = keys.Select((key, i) => new Numbered<IncomingCase>(i + 1, Case(key))).ToList();
        var result = await site.Services.GetRequiredService<ReceiveCases>().RunAsync(site.Here.Agent, rows, Token);
        result.Value!.ShouldAllBe(row => row.Fault == null);
    }

    private static IncomingCase Case(string key) =>
        new(key, "Joined", "ticket")
        {
            Team = "one",
            Region = "EU",
            OpenedAt = s_start,
        };

    private async Task<List<Guid>> IdsAsync(params string[] keys)
    {
        await using var db = site.OpenDb(site.Here);
        return await db.Cases.Where(row => keys.Contains(row.Key)).OrderBy(row => row.Key).Select(row => row.Id).ToListAsync(Token);
    }

    private async Task<int> EventsAsync(string key)
    {
        await using var db = site.OpenDb(site.Here);
        return await db.Cases.Where(row => row.Key == key).Select(row => row.EventCount).SingleAsync(Token);
    }
}
