using System.Net;
using System.Text;
using Microsoft.Extensions.Options;
using RecsConsole.Connectors;
using RecsConsole.Connectors.Redmine;
using RecsConsole.Connectors.RequestTracker;
using RecsConsole.Platform.Residency;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Connectors;

/// <summary>Who the owner of a ticket is there, when the accounts of people cannot all be read.</summary>
public sealed class OwnerAccountTests
{
    private const string Address = "agent@test.example";

    private static readonly DateTimeOffset s_then = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly RemoteAccess s_access = new(Guid.NewGuid(), Guid.NewGuid(), new("http://127.0.0.1/"), "key", null);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError, true)]
    [InlineData(HttpStatusCode.NotFound, false)] // hidden from the account for good
    public async Task Member_of_a_project_who_cannot_be_read_now_is_asked_for_again(HttpStatusCode status, bool isAskedAgain)
    {
        using var answers = new Answers(path =>
            path.EndsWith("/current.json", StringComparison.Ordinal) ? Yes("""{"user":{"id":1,"login":"svc"}}""")
            : path.EndsWith("/memberships.json", StringComparison.Ordinal)
                ? Yes("""{"memberships":[{"id":1,"user":{"id":6,"name":"Agent"}}],"total_count":1}""")
            : new(status)
        );
        var http = HttpOf(answers);
        var owners = new RedmineOwners(http, new RedmineDirectory(http, TimeProvider.System));
        var issue = new RedmineIssue(12, "Printer jams", null, s_then, s_then) { Project = new(3, "Desk") };

        var answer = await owners.WriteAsync(s_access, issue, new("12", Address, null), Token);

        (answer.Trouble is not null, answer.Value is { IsOwnerUnknown: true }).ShouldBe((isAskedAgain, !isAskedAgain));
    }

    [Fact]
    public async Task Members_of_a_project_are_read_in_groups()
    {
        const int Together = 10;
        var asked = 0;
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var answers = new Answers(path =>
            path.EndsWith("/current.json", StringComparison.Ordinal) ? Yes("""{"user":{"id":1,"login":"svc"}}""")
            : path.EndsWith("/memberships.json", StringComparison.Ordinal) ? Yes(MembersOf(Together + 2))
            : path.EndsWith("/users/12.json", StringComparison.Ordinal) ? Yes($$$"""{"user":{"id":12,"mail":"{{{Address}}}"}}""")
            : path.StartsWith("/users/", StringComparison.Ordinal) ? Yes("""{"user":{"id":1,"mail":"other@test.example"}}""")
            : Yes("""{"issue":{"id":12,"status":{"id":1},"assigned_to":{"id":12}}}""")
        )
        {
            // the first ones get no answer before all of their group have asked
            Before = path =>
                !path.StartsWith("/users/", StringComparison.Ordinal) || path.EndsWith("/current.json", StringComparison.Ordinal)
                    ? Task.CompletedTask
                    : Arrive(),
        };
        var http = HttpOf(answers);
        var owners = new RedmineOwners(http, new RedmineDirectory(http, TimeProvider.System));
        var issue = new RedmineIssue(12, "Printer jams", null, s_then, s_then) { Project = new(3, "Desk") };

        var answer = await owners.WriteAsync(s_access, issue, new("12", Address, null), Token);

        answer.Value.ShouldNotBeNull(answer.Problem?.Words).OwnerId.ShouldBe("12");
        asked.ShouldBe(Together + 2);

        Task Arrive()
        {
            if (Interlocked.Increment(ref asked) == Together)
            {
                all.SetResult();
            }

            return all.Task.WaitAsync(TimeSpan.FromSeconds(30), Token);
        }
    }

    [Fact]
    public async Task Account_that_may_not_search_people_knows_nobody_and_refuses_no_assignment()
    {
        using var answers = new Answers(path =>
            path.EndsWith("/users", StringComparison.Ordinal)
                ? new(HttpStatusCode.Forbidden)
                : Yes(
                    """
                    {"id":12,"type":"ticket","Subject":"Printer jams","Status":"open","EffectiveId":{"id":"12","type":"ticket"},
                     "Created":"2026-03-01T08:00:00Z","LastUpdated":"2026-03-01T09:00:00Z","Queue":{"id":"1","type":"queue"},
                     "Owner":{"id":"Nobody","type":"user"},"Priority":"50","CustomFields":[],
                     "_hyperlinks":[{"ref":"self","id":12,"type":"ticket"}]}
                    """
                )
        );
        var http = HttpOf(answers);

        var answer = await new RtOwners(http).WriteAsync(s_access, new("12", Address, null), Token);

        answer.Value.ShouldNotBeNull(answer.Problem?.Words).IsOwnerUnknown.ShouldBeTrue();
    }

    [Fact]
    public void Person_without_an_address_is_nobody_there() =>
        new OwnerWriting("12", null, null).Only([new("6", "Agent", null)]).ShouldBeNull();

    private static string MembersOf(int count)
    {
        var members = Enumerable.Range(1, count).Select(id => $$$"""{"id":{{{id}}},"user":{"id":{{{id}}},"name":"Agent {{{id}}}"}}""");
        return $$"""{"memberships":[{{string.Join(',', members)}}],"total_count":{{count}}}""";
    }

    private static RemoteHttp HttpOf(Answers answers) =>
        new(
            answers,
            // on this machine: no region is read
            new OutboundRegions(null!, null!, Options.Create(new DestinationOptions()), TimeProvider.System),
            TimeProvider.System,
            Options.Create(new ConnectorOptions())
        );

    private static HttpResponseMessage Yes(string json) =>
        new(HttpStatusCode.OK) { Content = new StringContent(json, Encoding.UTF8, "application/json") };

    private sealed class Answers(Func<string, HttpResponseMessage> of) : HttpMessageHandler, IHttpClientFactory
    {
        /// <summary>Waited for before a path is answered.</summary>
        public Func<string, Task> Before { get; init; } = static _ => Task.CompletedTask;

        public HttpClient CreateClient(string name) => new(this, disposeHandler: false);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var path = request.RequestUri!.AbsolutePath;
            await Before(path);
            return of(path);
        }
    }
}
