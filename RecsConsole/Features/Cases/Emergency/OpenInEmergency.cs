using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Casework.Alerts;
using RecsConsole.Casework.Intake;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Cases.Detail;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Cases.Emergency;

/// <summary>
/// Opens a case to which the actor has no access, for a short time and with a written reason. Access supervisors are notified, and the case
/// history records it. A missing case and one that cannot be opened this way give the same answer, and attempts are limited.
/// </summary>
public sealed partial class OpenInEmergency(OperationScopeFactory scopes, AuditTrail auditTrail, ILogger<OpenInEmergency> logger)
{
    private const string Name = "break.glass";

    private static Error NotThere => Error.NotFound(Texts.EmergencyCaseNotFound);

    public async Task<Result<EmergencyOpening>> RunAsync(Actor actor, OpenInEmergencyRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.BreakGlass, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var db = scope.Db;
        ArgumentNullException.ThrowIfNull(request);
        var limits = (await TenantConfigurationReader.ReadStoredAsync(db, cancellationToken)).EmergencyInForce;
        if (EmergencyRules.Problem(request, limits) is { } problem)
        {
            return Error.Invalid(problem);
        }

        // serialised, so that concurrent attempts cannot exceed the limit
        await using var transaction = await TenantDb.BeginGrantAsync(db, cancellationToken);
        var lost = await scope.AuthorizeAgainAsync(AccessOperation.BreakGlass, Name, cancellationToken);
        var opened = lost is not null ? lost : await TryAsync(scope, request, limits, cancellationToken);
        await transaction.CommitAsync(cancellationToken); // a failed attempt is kept as well
        return opened;
    }

    private async Task<Result<EmergencyOpening>> TryAsync(
        OperationScope scope,
        OpenInEmergencyRequest request,
        EmergencyLimits limits,
        CancellationToken cancellationToken
    )
    {
        var (db, actor, now) = (scope.Db, scope.Actor, scope.Now);
        if (await CountTriesAsync(db, actor, now, cancellationToken) >= limits.TriesAnHour)
        {
            LogTooMany(actor.PersonId);
            return Error.Unavailable(Texts.EmergencyTooManyTries.With(limits.TriesAnHour));
        }

        var key = request.CaseKey.Trim();
        var row = await db.Cases.FirstOrDefaultAsync(found => found.Key == key, cancellationToken);
        var grant = GrantOf(db, actor, row, request, now);
        if (row is null || !IsWithin(scope, row, grant))
        {
            Audit(db, actor, key, AuditOutcome.Denied, []);
            await db.SaveChangesAsync(cancellationToken);
            return NotThere;
        }

        if (await ErasedSubjects.HasCustomerOfAsync(db, row, cancellationToken))
        {
            Audit(db, actor, row.Id.ToString("D"), AuditOutcome.Failed, []);
            await db.SaveChangesAsync(cancellationToken);
            return ErasedSubjects.NothingIsWritten;
        }

        return await OpenAsync(db, actor, row, grant, cancellationToken);
    }

    private static Task<int> CountTriesAsync(ConsoleDbContext db, Actor actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var since = now - EmergencyRules.Window;
        return db.AuditEntries.CountAsync(
            entry => entry.Operation == Name && entry.ActorId == actor.PersonId && entry.At > since,
            cancellationToken
        );
    }

    // What a grant cannot override, such as the region, an emergency cannot either.
    private static bool IsWithin(OperationScope scope, CaseRow row, AccessGrantRow grant) =>
        scope
            .CheckOf(scope.Access.Subject with { Grants = [new(grant.Id, row.Id, null, grant.ExpiresAt, IsBreakGlass: true)] })
            .Decide(AccessOperation.ViewCase, AccessResources.Of(row))
            .Permitted;

    private static AccessGrantRow GrantOf(
        ConsoleDbContext db,
        Actor actor,
        CaseRow? row,
        OpenInEmergencyRequest request,
        DateTimeOffset now
    ) =>
        new()
        {
            TenantId = db.TenantId,
            Id = Guid.CreateVersion7(now),
            PersonId = actor.PersonId,
            ObjectKind = GrantKinds.Case,
            ObjectKey = (row?.Id ?? Guid.Empty).ToString("D"),
            IsBreakGlass = true,
            Reason = request.Reason.Trim(),
            GrantedById = actor.PersonId,
            GrantedAt = now,
            ExpiresAt = now.AddMinutes(request.Minutes),
        };

    private async Task<EmergencyOpening> OpenAsync(
        ConsoleDbContext db,
        Actor actor,
        CaseRow row,
        AccessGrantRow grant,
        CancellationToken cancellationToken
    )
    {
        var caseId = row.Id.ToString("D");
        var until = grant.ExpiresAt.ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture);
        var details = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["case"] = caseId,
            ["grant"] = grant.Id.ToString("D"),
            [CaseHistory.UntilAttribute] = until,
        };
        db.AccessGrants.Add(grant);
        Audit(db, actor, caseId, AuditOutcome.Done, details);
        CaseHistory.Append(
            db,
            row,
            new($"break-glass:{grant.Id:D}", CaseActivities.Emergency, CaseEventKind.System, actor.PersonId, grant.GrantedAt)
            {
                AttributesJson = CaseHistory.Json(details),
                IsNoNews = true, // opening a case needs no attention
            }
        );
        await SecurityAlerts.RaiseAsync(db, AlertOf(actor, grant, details), cancellationToken);
        ChangeFeed.Append(db, ChangeKind.Permission, actor.PersonId.ToString("D"), grant.GrantedAt);
        await db.SaveChangesAsync(cancellationToken);
        LogOpened(actor.PersonId, row.Id, grant.ExpiresAt);
        return new(row.Key, grant.ExpiresAt);
    }

    // ids and codes only: the reason is stored in the row of the grant
    private static SecurityAlertRow AlertOf(Actor actor, AccessGrantRow grant, Dictionary<string, string> details) =>
        new()
        {
            TenantId = grant.TenantId,
            Id = Guid.CreateVersion7(grant.GrantedAt),
            Kind = SecurityAlertKind.BreakGlass,
            At = grant.GrantedAt,
            WitnessJson = JsonSerializer.Serialize(
                new SortedDictionary<string, string>(details, StringComparer.Ordinal) { ["person"] = actor.PersonId.ToString("D") }
            ),
        };

    private void Audit(ConsoleDbContext db, Actor actor, string id, AuditOutcome outcome, Dictionary<string, string> details) =>
        auditTrail.Append(db, actor.PersonOrNull, new(Name, "case", id, outcome, details));

    [LoggerMessage(
        EventId = 3011,
        Level = LogLevel.Warning,
        Message = "Person {PersonId} opened case {CaseId} in an emergency until {Until}"
    )]
    private partial void LogOpened(Guid personId, Guid caseId, DateTimeOffset until);

    [LoggerMessage(EventId = 3012, Level = LogLevel.Warning, Message = "Person {PersonId} tried too often to open a case in an emergency")]
    private partial void LogTooMany(Guid personId);
}

/// <summary>Which case, why, and for how long.</summary>
public sealed record OpenInEmergencyRequest(string CaseKey, string Reason, int Minutes);

/// <summary>A case opened by an emergency.</summary>
public sealed record EmergencyOpening(string CaseKey, DateTimeOffset Until);
