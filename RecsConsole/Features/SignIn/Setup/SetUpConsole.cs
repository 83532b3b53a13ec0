using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.SignIn.Links;
using RecsConsole.Features.SignIn.Passwords;
using RecsConsole.Features.SignIn.Sessions;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Sessions;
using RecsConsole.Tenancy;
using RecsConsole.Tenancy.People;

namespace RecsConsole.Features.SignIn.Setup;

/// <summary>
/// Creates the first tenant and its administrator for the holder of the setup link, on a server where nobody can sign in yet.
/// </summary>
public sealed partial class SetUpConsole(
    TenantDb tenantDb,
    ProvisionOperator provisionOperator,
    PasswordRules passwordRules,
    OpenSession openSession,
    Memberships memberships,
    AuditTrail auditTrail,
    TimeProvider clock,
    ILogger<SetUpConsole> logger
)
{
    /// <summary>Whether a setup link is still valid.</summary>
    public async Task<bool> IsOpenAsync(string? token, CancellationToken cancellationToken)
    {
        await using var db = await tenantDb.OpenWithoutTenantAsync(cancellationToken);
        return await FindAsync(db, token, cancellationToken) is not null;
    }

    /// <summary>Returns the principal of the administrator's first session.</summary>
    public async Task<Result<ClaimsPrincipal>> RunAsync(SetUpRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (SetUpRules.Check(request) is { } wrong)
        {
            return wrong;
        }

        var now = clock.GetUtcNow();
        var tenant = NewTenant.Make(NewTenant.KeyOf(request.TenantName), request.TenantName.Trim(), request.TimeZone, now);
        await using var db = await tenantDb.OpenAsync(Actor.Job(tenant.Id), cancellationToken);
        await using var transaction = await TenantDb.BeginAsync(db, cancellationToken);
        var made = await MakeAsync(db, tenant, request, cancellationToken);
        if (made is { Error: { } error })
        {
            return error;
        }

        if (!await db.TrySaveChangesAsync(cancellationToken))
        {
            return Error.Conflict(Texts.LinkDoesNotWork);
        }

        await transaction.CommitAsync(cancellationToken);
        LogSetUp(tenant.Id);
        var entered = (await memberships.OfOperatorAsync(made.Value, cancellationToken)).Single();
        return await openSession.RunAsync(entered, request.Browser, cancellationToken);
    }

    private async Task<Result<Guid>> MakeAsync(
        ConsoleDbContext db,
        TenantRow tenant,
        SetUpRequest request,
        CancellationToken cancellationToken
    )
    {
        var now = clock.GetUtcNow();
        if (
            await FindAsync(db, request.Token, cancellationToken) is not { } link
            || !await AccountLinks.TakeAsync(db, link.Id, now, cancellationToken)
        )
        {
            return Error.NotFound(Texts.LinkDoesNotWork);
        }

        if (await db.Tenants.AnyAsync(row => row.Key == tenant.Key, cancellationToken))
        {
            return Error.Invalid(Texts.TenantIsThere.With(tenant.Key));
        }

        NewTenant.Append(db, tenant);
        var person = await NewPerson.AppendAsync(
            db,
            request.Name.Trim(),
            request.Email.Trim(),
            [ConsoleRole.Admin, ConsoleRole.Supervisor],
            Classifications.Restricted,
            request.TimeZone,
            now,
            cancellationToken
        );
        var operatorId = await provisionOperator.AddAsync(
            db,
            Actor.Job(tenant.Id),
            new(request.Email, person.DisplayName, person.Id, Password: null),
            cancellationToken
        );
        var account = db.Users.Local.Single(row => row.Id == operatorId);
        if (await passwordRules.ApplyAsync(account, request.Password) is { } error)
        {
            return error;
        }

        auditTrail.Append(db, person.Id, new("set_up.console", "tenant", tenant.Id.ToString("D"), AuditOutcome.Done));
        return operatorId;
    }

    // once someone can sign in, the link is worthless, whatever its row says
    private async Task<AccountLinkRow?> FindAsync(ConsoleDbContext db, string? token, CancellationToken cancellationToken) =>
        await AccountLinks.FindAsync(db, token, clock.GetUtcNow(), cancellationToken) is { Purpose: AccountLinkPurpose.Setup } link
        && !await db.Users.AnyAsync(cancellationToken)
            ? link
            : null;

    [LoggerMessage(EventId = 1020, Level = LogLevel.Information, Message = "The console was set up with tenant {TenantId}")]
    private partial void LogSetUp(Guid tenantId);
}

/// <param name="Token">Token of the setup link.</param>
/// <param name="Browser">The browser's User-Agent.</param>
public sealed record SetUpRequest(
    string Token,
    string TenantName,
    string TimeZone,
    string Name,
    string Email,
    string Password,
    string? Browser = null
);
