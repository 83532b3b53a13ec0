using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Taxonomy;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Cases.Import.Logs;
using RecsConsole.Features.Cases.Import.Rereading;
using RecsConsole.Features.Cases.Import.Retiring;
using RecsConsole.Features.Cases.Import.Tickets;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Jobs;
using RecsConsole.Recommender.Forecasts;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Cases.Import;

/// <summary>
/// Imports a log of cases, or a list of tickets, into a tenant. Everything is read and computed before the first row is written, in one
/// transaction: a bad file leaves the database unchanged. For the command line, whose user controls the database anyway, and for the job of
/// the page (<see cref="Uploads.ImportFileJob"/>), which an administrator requested.
/// </summary>
public sealed partial class ImportLog(
    TenantDb tenantDb,
    AccessPolicy policy,
    AuditTrail auditTrail,
    TimeProvider clock,
    ILogger<ImportLog> logger
)
{
    private const int MaxUnknown = 100;

    /// <summary>Imports; <paramref name="progress"/> receives progress messages.</summary>
    public async Task<Result<ImportedLog>> RunAsync(ImportLogRequest request, Action<string> progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        try
        {
            return await ImportAsync(request, progress, cancellationToken);
        }
        catch (LogInputException e)
        {
            return Error.Invalid(e.Message);
        }
        catch (Exception e) when (ConcurrencyConflict.Is(e))
        {
            LogRefused(e);
            return Error.Conflict(Texts.TheTenantChangedWhileTheLog);
        }
    }

    private async Task<Result<ImportedLog>> ImportAsync(
        ImportLogRequest request,
        Action<string> progress,
        CancellationToken cancellationToken
    )
    {
        var started = clock.GetTimestamp();
        var zone = ZoneOf(request.TimeZone);
        var now = clock.GetUtcNow();
        var found = await ImportTarget.FindAsync(tenantDb, request, now, cancellationToken);
        if (!found.IsOk)
        {
            return found.Error;
        }

        var target = found.Value;
        var actor = Actor.Job(target.Tenant.Id);
        await using var db = await tenantDb.OpenAsync(actor, cancellationToken);
        var file = await FileAsync(request, target, cancellationToken);
        var before = await db.Imports.AsNoTracking().SingleOrDefaultAsync(row => row.ContentHash == file.ContentHash, cancellationToken);
        if (before is not null && IsReadTheSame(request, file, before))
        {
            return await RepeatAsync(db, target, started, cancellationToken);
        }

        RereadRules.RefuseLog(request, before);

        var content = await LogContent.ReadAsync(request, zone, progress, cancellationToken);
        await request.Progress.ReportAsync(60, StoredText.From<ImportTexts>(nameof(ImportTexts.WorkingOut)), cancellationToken);
        var stored = target.IsNew ? new ImportedTenant() : await ImportedTenant.LoadAsync(db, cancellationToken);
        var (rest, erased) = await ErasedInLog.LeaveOutAsync(db, content, stored, cancellationToken);
        if (erased > 0)
        {
            progress($"{ImportTexts.CountOfErased}: {erased}");
        }

        var publication = Stage(request, target, stored, rest, before);
        Explain(publication, target.Members, progress);
        var writing = StoredText.From<ImportTexts>(nameof(ImportTexts.WritingEvents), publication.NewEvents);
        await request.Progress.ReportAsync(80, writing, cancellationToken);
        return await PublishAsync(db, request, target, file, new(publication, erased, before), started, cancellationToken);
    }

    private LogPublication Stage(
        ImportLogRequest request,
        ImportTarget target,
        ImportedTenant stored,
        LogContent content,
        ImportRow? before
    )
    {
        if (content.Rows.FirstOrDefault(row => stored.OtherCases.Contains(row.Case)) is { } other)
        {
            throw LogInputException.AtLine(request.Source.Name, other.Line, Texts.TheTenantHasACase.With(other.Case));
        }

        var now = clock.GetUtcNow();
        return new LogPublication(
            target.Tenant,
            stored,
            RereadRules.Merge(request, content, stored, before),
            content.Columns,
            new(
                request.Mapping,
                request.CaseName ?? Texts.ImportedCaseAgain,
                (person, work) => policy.Decide(person, AccessOperation.WorkCase, work, now).Permitted
            ),
            now
        );
    }

    private async Task<ImportedLog> PublishAsync(
        ConsoleDbContext db,
        ImportLogRequest request,
        ImportTarget target,
        ImportRow file,
        StagedLog staged,
        long started,
        CancellationToken cancellationToken
    )
    {
        await using var transaction = await TenantDb.BeginGrantAsync(db, cancellationToken);
        if (target.IsNew)
        {
            NewTenant.Append(db, target.Tenant);
        }

        var publication = staged.Publication;
        await publication.WriteAsync(db, cancellationToken);
        var retired = await ListedActions.RetireAsync(db, auditTrail, new(request.RequestedById, clock.GetUtcNow()), cancellationToken);
        var unknown = await TermLearning.LearnAsync(db, Timestamps.Round(clock.GetUtcNow()), cancellationToken);
        var granted = await target.Members.GrantAsync(db, target.Tenant.TimeZone, publication.Teams, cancellationToken);
        var counts = publication.Counts(Seconds(started)) with
        {
            ErasedCases = staged.Erased,
            RetiredActions = retired,
            UnknownTerms = [.. unknown.Select(term => term.Key).Distinct(StringComparer.Ordinal).Take(MaxUnknown)],
        };
        file.ResultJson = LoggedFields.Write(counts, publication.FieldColumns, LogReading.Of(request), staged.Before);
        var done = new ImportDone(counts, request.Mapping.Kind, request.RequestedById, granted) { IsAgain = staged.Before is not null };
        ImportRecord.Append(db, auditTrail, file, done);
        await AskToLearnAsync(db, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        var result = counts with { Seconds = Seconds(started) };
        LogImported(target.Tenant.Id, result.Cases, result.Events, (long)(result.Seconds * 1000));
        return result;
    }

    // learns now rather than at night: an imported history predicts next steps immediately
    private async Task AskToLearnAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        const string Job = ForecastJobs.LearnNextSteps;
        if (!await db.JobRuns.AnyAsync(row => row.Job == Job && row.Status == JobStatus.Queued, cancellationToken))
        {
            JobRequests.Append(db, Job, requestedById: null, Timestamps.Round(clock.GetUtcNow()));
        }
    }

    private async Task<Result<ImportedLog>> RepeatAsync(
        ConsoleDbContext db,
        ImportTarget target,
        long started,
        CancellationToken cancellationToken
    )
    {
        var (tenant, _, members) = target;
        // members may be named for the first time in a repeated import
        var now = clock.GetUtcNow();
        await members.JoinAsync(db, tenant.TimeZone, auditTrail, now, cancellationToken);
        return new ImportedLog(tenant.Key, 0, 0, 0, 0, 0, 0, Seconds(started), Unchanged: true);
    }

    private static bool IsReadTheSame(ImportLogRequest request, ImportRow file, ImportRow before) =>
        string.Equals(before.MappingHash, file.MappingHash, StringComparison.Ordinal) || IsOfEarlierVersion(request, before);

    // the command finds more in a file than when it read it first; on the page, a person decides what is read
    private static bool IsOfEarlierVersion(ImportLogRequest request, ImportRow before) =>
        request.RequestedById is null
        && request
            .Mapping.Earlier()
            .Any(mapping =>
                string.Equals(
                    mapping.HashWith(request.TimeFormat, request.TimeZone, request.Source),
                    before.MappingHash,
                    StringComparison.Ordinal
                )
            );

    private async Task<ImportRow> FileAsync(ImportLogRequest request, ImportTarget target, CancellationToken cancellationToken) =>
        new()
        {
            TenantId = target.Tenant.Id,
            ContentHash = await LogFile.HashAsync(request.Source, cancellationToken),
            Kind = ImportKind.Log,
            MappingHash = request.Mapping.HashWith(request.TimeFormat, request.TimeZone, request.Source),
            At = clock.GetUtcNow(),
            ResultJson = "{}",
        };

    private static void Explain(LogPublication publication, ImportMembers members, Action<string> progress)
    {
        progress(Texts.WritingNewEvents.With(publication.NewEvents));
        if (publication.Resolvers.AreApart)
        {
            progress(Texts.NumbersPeopleSeparately.With(LogResolvers.Column));
        }

        foreach (var gap in publication.WorkflowGaps)
        {
            progress(Texts.Workflow.With(gap));
        }

        foreach (var email in members.Unknown)
        {
            progress(Texts.NobodySignsInAsYet.With(email));
        }

        if (members.AreNone)
        {
            progress(Texts.NobodyBecomesAMemberOfTheTenant);
        }
    }

    private static TimeZoneInfo ZoneOf(string? id) =>
        id is null ? TimeZoneInfo.Utc
        : TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone
        : throw new LogInputException($"--time-zone: '{id}' is unknown; use a name such as Europe/Rome.");

    private double Seconds(long started) => Math.Round(clock.GetElapsedTime(started).TotalSeconds, 3);

    /// <param name="Before">The same file as it was imported before, read with other columns; null for a new file.</param>
    private sealed record StagedLog(LogPublication Publication, int Erased, ImportRow? Before);

    [LoggerMessage(
        EventId = 3101,
        Level = LogLevel.Information,
        Message = "Log imported {TenantId} cases={Cases} events={Events} ms={ElapsedMs}"
    )]
    private partial void LogImported(Guid tenantId, int cases, int events, long elapsedMs);

    [LoggerMessage(EventId = 3102, Level = LogLevel.Warning, Message = "Import refused by the database")]
    private partial void LogRefused(Exception exception);
}
