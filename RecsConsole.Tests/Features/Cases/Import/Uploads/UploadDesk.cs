using System.Data.Common;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using RecsConsole.Database;
using RecsConsole.Features.Cases;
using RecsConsole.Features.Cases.Import;
using RecsConsole.Features.Cases.Import.Files;
using RecsConsole.Features.Cases.Import.Uploads;
using RecsConsole.Features.Catalog;
using RecsConsole.Features.Catalog.Mined.Confirming;
using RecsConsole.Features.Jobs;
using RecsConsole.Features.Jobs.Running;
using RecsConsole.Features.NextSteps;
using RecsConsole.Features.People;
using RecsConsole.Features.Recommendations;
using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;
using RecsConsole.Platform.Mail;
using RecsConsole.Recommender.Retrieval;
using RecsConsole.Tests.Features.Accounts.Contracts;
using RecsConsole.Tests.Support;
using Shouldly;

namespace RecsConsole.Tests.Features.Cases.Import.Uploads;

/// <summary>Two tenants without cases, each with an administrator, and the operations of the import page.</summary>
internal sealed class UploadDesk : IAsyncDisposable
{
    public const string Header =
        "Ticket,Subject,Description,Status,Created at,First response,Solved at,Closed at,Updated at,Assignee,Group,Priority,Company";

    private readonly TermsWorld _world;

    private UploadDesk(TermsWorld world) => _world = world;

    public Actor Admin => _world.Admin;

    public Actor Agent => _world.Agent;

    public Actor Stranger => _world.Stranger;

    public DateTimeOffset Now => _world.Now;

    public IServiceProvider Services => _world.Database.Services;

    /// <param name="add">Further registrations, for what a team does after the import.</param>
    public static async Task<UploadDesk> CreateAsync(Action<CaseFileOptions>? limits = null, Action<IServiceCollection>? add = null) =>
        new(
            await TermsWorld.CreateAsync(add: services =>
            {
                services.AddRecommendations().AddCases().AddPeople().AddNextSteps().AddJobs().AddCatalog();
                services.TryAddSingleton<IMailTransport, NoTransport>();
                if (limits is not null)
                {
                    services.Configure(limits);
                }

                add?.Invoke(services);
            })
        );

    /// <summary>Sixty tickets: nine of ten are finished, half of those within a day.</summary>
    public static string Tickets(int count = 60, DateTime? from = null)
    {
        var text = new StringBuilder(Header).Append('\n');
        for (var i = 0; i < count; i++)
        {
            var opened = (from ?? new DateTime(2026, 1, 5, 8, 0, 0)).AddHours(i * 5);
            var isOpen = i % 10 == 9;
            var solved = isOpen ? "" : Time(opened.AddHours(i % 2 == 0 ? 6 : 40));
            var closed = isOpen ? "" : Time(opened.AddHours(60));
            var status = isOpen ? "Pending" : "Closed";
            var who = i % 3 == 0 ? "Ana Nowak" : "Ben Lang";
            text.Append(
                CultureInfo.InvariantCulture,
                $"T-{i + 1},Printer jams on page {i % 4},\"The printer jams, again.\nPage {i}\",{status},{Time(opened)},{Time(opened.AddHours(1))},{solved},{closed},{Time(opened.AddHours(61))},{who},Desk {i % 2},High,Acme {i % 5}\n"
            );
        }

        return text.ToString();
    }

    public T Get<T>()
        where T : notnull => _world.Get<T>();

    public Task<Actor> AddPersonAsync(string name, params string[] roles) => _world.AddPersonAsync(name, roles);

    public Task<Result<UploadedFile>> SendAsync(Actor actor, string text, string name = "tickets.csv") =>
        SendAsync(actor, Encoding.UTF8.GetBytes(text), name);

    public async Task<Result<UploadedFile>> SendAsync(Actor actor, byte[] bytes, string name = "tickets.csv")
    {
        using var content = new MemoryStream(bytes);
        return await Get<ReceiveUpload>().RunAsync(actor, new(name, content), CancellationToken.None);
    }

    public async Task<CheckedFile> CheckAsync(Actor actor, UploadedFile file, FilePlan? plan = null, int problemPage = 1)
    {
        var request = new FileRequest(file.Id, plan ?? file.Plan) { ProblemPage = problemPage };
        var result = await Get<PreviewImport>().RunAsync(actor, request, CancellationToken.None);
        return result.Value.ShouldNotBeNull(result.Error?.Message);
    }

    /// <summary>Requests the import, runs it as the dispatcher does and returns the finished run.</summary>
    public async Task<JobRunRow> ImportAsync(Actor actor, UploadedFile file, FilePlan? plan = null)
    {
        var asked = await Get<RequestImport>().RunAsync(actor, new(file.Id, plan ?? file.Plan), CancellationToken.None);
        var run = asked.Value.ShouldNotBeNull(asked.Error?.Message).RunId;
        (await Get<JobRunner>().RunAsync(actor.TenantId, run, CancellationToken.None)).ShouldBeTrue();
        await using var db = Open(actor);
        return await db.JobRuns.SingleAsync(row => row.Id == run);
    }

    /// <summary>Runs the job that an import requests and rebuilds the search index.</summary>
    public async Task LearnAsync(Actor actor)
    {
        var job = Actor.Job(actor.TenantId);
        (await Get<LearnNextSteps>().RunAsync(job, new(new JobProgress()), CancellationToken.None)).Error.ShouldBeNull();
        await Get<SearchSnapshots>().RebuildAsync(job, CancellationToken.None);
    }

    public async Task<ImportView> ReadAsync(Actor actor)
    {
        var result = await Get<ReadImport>().RunAsync(actor, CancellationToken.None);
        return result.Value.ShouldNotBeNull(result.Error?.Message);
    }

    /// <summary>What the imports found, with who confirmed it.</summary>
    public async Task<MinedItems> ReadFoundAsync(Actor actor)
    {
        var result = await Get<ReadMinedItems>().RunAsync(actor, ImportedTenant.CaseType, CancellationToken.None);
        return result.Value.ShouldNotBeNull(result.Error?.Message);
    }

    public ConsoleDbContext Open(Actor actor)
    {
        var db = _world.Database.Open();
        db.BindTo(actor.TenantId);
        return db;
    }

    /// <summary>Row counts of every table except the records of requests and runs, to detect any change.</summary>
    public async Task<SortedDictionary<string, long>> CountRowsAsync()
    {
        await using var db = _world.Database.Open();
        await db.Database.OpenConnectionAsync();
        SortedDictionary<string, long> counts = new(StringComparer.Ordinal);
        var tables = db.Model.GetEntityTypes().Select(type => type.GetTableName()).OfType<string>().Distinct(StringComparer.Ordinal);
        foreach (
            var table in tables.Where(each =>
                !each.StartsWith("Job", StringComparison.Ordinal) && each is not ("AuditEntries" or "Changes" or "InboxItems")
            )
        )
        {
            await using DbCommand command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT count(*) FROM \"{table}\"";
            counts[table] = Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
        }

        return counts;
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private static string Time(DateTime at) => at.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
