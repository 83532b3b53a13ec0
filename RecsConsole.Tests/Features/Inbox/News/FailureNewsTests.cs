using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Features.Inbox;
using RecsConsole.Platform;
using RecsConsole.Platform.Mail;
using RecsConsole.Tests.Features.Conversation;
using RecsConsole.Tests.Features.Jobs;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Inbox.News;

/// <summary>Those who may run a job again are told of its first failure.</summary>
public sealed class FailureNewsTests
{
    [Fact]
    public async Task First_failure_is_told_once_and_a_success_takes_it_back()
    {
        await using var yard = await JobYard.CreateAsync(add: services => services.AddInbox().AddSingleton<IMailTransport>(new TestMail()));
        var (admin, watcher) = (await AddAsync(yard, yard.Here, "admin"), await AddAsync(yard, yard.Here, "auditor"));
        var stranger = await AddAsync(yard, yard.Elsewhere, "admin");

        var first = await RunAsync(yard, fails: true);
        await RunAsync(yard, fails: true);

        var told = (await yard.Database.ReadInboxAsync(admin)).ShouldHaveSingleItem();
        told.Kind.ShouldBe(InboxKind.JobFailed);
        InboxLabels.Title(told).ShouldBe("The job failed: Test");
        InboxLabels.Address(told).ShouldBe($"/jobs?run={first:D}");
        await yard.Database.ShouldHaveNoNewsAsync(watcher, stranger);

        await RunAsync(yard, fails: false);
        await yard.Database.ShouldHaveNoNewsAsync(admin);

        await RunAsync(yard, fails: true);
        (await yard.Database.ReadInboxAsync(admin)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Whoever_asked_for_the_run_is_told_as_well()
    {
        await using var yard = await JobYard.CreateAsync(add: services => services.AddInbox().AddSingleton<IMailTransport>(new TestMail()));
        var admin = await AddAsync(yard, yard.Here, "admin");

        await RunAsync(yard, fails: true, by: admin.PersonId);

        (await yard.Database.ReadInboxAsync(admin)).ShouldHaveSingleItem().Kind.ShouldBe(InboxKind.JobFailed);
    }

    private static async Task<Guid> RunAsync(JobYard yard, bool fails, Guid? by = null)
    {
        yard.Database.Clock.Advance(TimeSpan.FromMinutes(1));
        yard.Job.Work = (_, _, _) => Task.FromResult<Result<string>>(fails ? Error.Unavailable("It is away.") : "Did 1 thing.");
        var run = await yard.AskAsync(by: by);
        (await yard.RunAsync(run)).ShouldBeTrue();
        return run;
    }

    private static async Task<Actor> AddAsync(JobYard yard, Guid tenantId, string role)
    {
        await using var db = yard.Open(tenantId);
        var row = Operators.Person(tenantId, role, role);
        db.People.Add(row);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return new(tenantId, row.Id);
    }
}
