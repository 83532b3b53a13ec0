using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database;
using RecsConsole.Features.Digest;
using RecsConsole.Features.Jobs;
using RecsConsole.Features.Jobs.Upkeep;
using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;
using RecsConsole.Platform.Mail;
using RecsConsole.Platform.Web;
using RecsConsole.Tenancy.People;
using RecsConsole.Tests.Features.Conversation;
using RecsConsole.Tests.Features.Work;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Digest;

/// <summary>Who wants a digest gets one a day, of what they may see.</summary>
public sealed class SendDigestsTests
{
    private readonly TestMail _mail = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Req", "R9")]
    public async Task Each_person_who_wants_it_gets_one_mail_with_their_open_cases()
    {
        await using var world = await WorldAsync();
        await WantAsync(world, world.Here.Agent);
        await WantAsync(world, world.Elsewhere.Agent);

        var run = await RunAsync(world);

        (run.Sent, run.Failed, run.Without).ShouldBe((1, 0, null));
        var mail = _mail.Taken.ShouldHaveSingleItem();
        mail.To.Mailboxes.Single().Address.ShouldBe("agent@test.example");
        foreach (var key in await OpenCasesAsync(world))
        {
            mail.TextBody!.ShouldContain($"- {key}, due ");
        }

        mail.TextBody!.ShouldNotContain("Printer jams", customMessage: "titles stay in the console");
        mail.TextBody!.ShouldContain("https://console.example/cases/");
        mail.Headers["List-Unsubscribe"].ShouldBe("<https://console.example/settings>");
    }

    [Fact]
    public async Task What_is_to_decide_is_named_by_kind_and_link_only()
    {
        await using var world = await WorldAsync();
        var admin = await world.AddPersonAsync("adele", "admin");
        await using (var db = world.Open())
        {
            (await db.People.SingleAsync(row => row.Id == admin.PersonId, Token)).Email = "adele@test.example";
            await db.SaveChangesAsync(Token);
        }

        await WantAsync(world, admin);
        var run = await FailAsync(world, "Printer jams at Acme");

        await RunAsync(world);

        var text = _mail.Taken.ShouldHaveSingleItem().TextBody!;
        text.ShouldContain("- Failed, since ");
        text.ShouldContain($"https://console.example/jobs?run={run:D}");
        text.ShouldNotContain(SearchRebuildJob.Info.Title);
        text.ShouldNotContain("Printer jams");
    }

    [Fact]
    [Trait("Req", "R9")]
    public async Task What_a_person_may_not_see_is_not_in_it()
    {
        await using var world = await WorldAsync();
        await WantAsync(world, world.Here.Agent);
        await using (var db = world.Open())
        {
            var hidden = await db.Cases.FirstAsync(row => row.IsOpen && row.AssigneeId == world.Here.Agent.PersonId, Token);
            hidden.Classification = 3;
            await db.SaveChangesAsync(Token);
        }

        var run = await RunAsync(world);

        (run.Sent, run.Empty).ShouldBe((0, 1), "nothing else waits");
        _mail.Taken.ShouldBeEmpty();
    }

    [Fact]
    public async Task It_comes_once_a_day_however_often_the_job_runs()
    {
        await using var world = await WorldAsync();
        await WantAsync(world, world.Here.Agent);

        await RunAsync(world);
        var again = await RunAsync(world);
        world.Database.Clock.Advance(TimeSpan.FromDays(1));
        var nextDay = await RunAsync(world);

        (again.Sent, nextDay.Sent, _mail.Taken.Count).ShouldBe((0, 1, 2));
    }

    [Fact]
    public async Task Nobody_gets_one_who_did_not_ask_for_it()
    {
        await using var world = await WorldAsync();

        (await RunAsync(world)).ShouldBe(new DigestRun(0, 0, 0));
        _mail.Taken.ShouldBeEmpty();
        PersonalSettings.Parse("{}").HasDigest.ShouldBeFalse();
    }

    [Fact]
    public async Task A_mail_that_was_not_accepted_is_tried_again_by_the_next_run()
    {
        await using var world = await WorldAsync();
        await WantAsync(world, world.Here.Agent);
        _mail.Refusal = new MailException("busy");
        var refused = await RunAsync(world);
        _mail.Refusal = null;

        var sent = await RunAsync(world);

        (refused.Sent, refused.Failed, sent.Sent).ShouldBe((0, 1, 1));
    }

    [Fact]
    public async Task Without_a_mail_server_the_job_says_how_many_get_none()
    {
        await using var world = await WorldAsync();
        await WantAsync(world, world.Here.Agent);
        _mail.IsOpen = false;
        await using var scope = world.Database.Services.CreateAsyncScope();
        var job = new SendDigestsJob(scope.ServiceProvider.GetRequiredService<SendDigests>());

        var result = await job.RunAsync(new(Actor.Job(world.Here.TenantId), Guid.NewGuid(), null, 1), new JobProgress(), Token);

        result.Value!.Words.ShouldBe("No mail server is configured: 1 person got no digest.");
    }

    [Theory]
    [InlineData("de", "Was heute auf Sie wartet")]
    [InlineData("pl", "Co dziś na Ciebie czeka")]
    public async Task It_is_in_the_readers_language(string language, string subject)
    {
        await using var world = await WorldAsync();
        await WantAsync(world, world.Here.Agent, language);

        await RunAsync(world);

        _mail.Taken.ShouldHaveSingleItem().Subject.ShouldStartWith(subject);
    }

    private Task<DeskWorld> WorldAsync() =>
        DeskWorld.CreateAsync(replace: services =>
            services
                .AddDigest()
                .AddJobs()
                .AddSingleton<IMailTransport>(_mail)
                .AddSingleton(new PublicAddress(path => "https://console.example" + path))
        );

    private static async Task<Guid> FailAsync(DeskWorld world, string result)
    {
        await using var db = world.Open();
        var row = JobRequests.Append(db, SearchRebuildJob.Info.Key, requestedById: null, world.Database.Clock.GetUtcNow());
        (row.Status, row.FinishedAt, row.Result) = (JobStatus.Failed, row.RequestedAt, StoredText.Sentence(result).Stored);
        await db.SaveChangesAsync(Token);
        return row.Id;
    }

    private static async Task<DigestRun> RunAsync(DeskWorld world)
    {
        await using var scope = world.Database.Services.CreateAsyncScope();
        var result = await scope.ServiceProvider.GetRequiredService<SendDigests>().RunAsync(Actor.Job(world.Here.TenantId), Token);
        return result.Value ?? throw new InvalidOperationException(result.Error!.Message);
    }

    private static async Task WantAsync(DeskWorld world, Actor person, string language = "")
    {
        await using var db = world.Database.Open();
        db.BindTo(person.TenantId);
        db.PersonSettings.Add(
            new PersonSettingsRow
            {
                TenantId = person.TenantId,
                PersonId = person.PersonId,
                SettingsJson = new PersonalSettings { HasDigest = true, Language = language }.ToJson(),
            }
        );
        await db.SaveChangesAsync(Token);
    }

    private static async Task<List<string>> OpenCasesAsync(DeskWorld world)
    {
        await using var db = world.Open();
        return await db
            .Cases.Where(row => row.IsOpen && row.AssigneeId == world.Here.Agent.PersonId)
            .Select(row => row.Key)
            .ToListAsync(Token);
    }
}
