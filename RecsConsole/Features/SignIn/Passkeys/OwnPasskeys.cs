using System.Buffers.Text;
using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Features.SignIn.Passwords;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.SignIn.Passkeys;

/// <summary>Lists, adds, renames and removes the passkeys of one's own account. Adding and removing end the sessions elsewhere.</summary>
public sealed partial class OwnPasskeys(
    UserManager<OperatorRow> operators,
    IPasskeyHandler<OperatorRow> passkeys,
    AccountTurns turns,
    AccountChange change,
    PasskeyChallenges challenges,
    TenantDb tenantDb,
    AuditTrail auditTrail,
    Memberships memberships,
    ILogger<OwnPasskeys> logger
)
{
    public const int LongestName = 60;
    private const int MaxPasskeys = 20;

    /// <summary>The passkeys of the account, and the challenge for a new one.</summary>
    public async Task<OwnPasskeysView> ReadAsync(SessionClaims session, HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(session);
        var account = await operators.FindByIdAsync(session.OperatorId.ToString("D")) ?? throw new AccessRevokedException();
        var own = await operators.GetPasskeysAsync(account);
        var entity = new PasskeyUserEntity
        {
            Id = account.Id.ToString("D"),
            Name = account.UserName ?? "",
            DisplayName = account.UserName ?? "",
        };
        var options = await passkeys.MakeCreationOptionsAsync(entity, http);
        return new(
            [
                .. own.OrderBy(each => each.CreatedAt)
                    .Select(each => new OwnPasskey(IdOf(each.CredentialId), each.Name, each.CreatedAt, each.IsBackedUp)),
            ],
            new(options.CreationOptionsJson, challenges.Hold(PurposeOf(session), options.AttestationState))
        );
    }

    /// <summary>Adds the passkey that the browser made, after checking the password. Returns the principal of the next session.</summary>
    public async Task<Result<ClaimsPrincipal>> AddAsync(
        SessionClaims session,
        AddPasskeyRequest request,
        HttpContext http,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(request);
        var all = await memberships.OfOperatorAsync(session.OperatorId, cancellationToken);
        if (all.FirstOrDefault(each => each.TenantId == session.TenantId) is { RequiresSingleSignOn: true } closed)
        {
            return Error.Forbidden(Texts.TenantWantsSingleSignOn.With(closed.TenantName));
        }

        return NameOf(request.Name) is { } name
            ? await turns.RunAsync(
                session.OperatorId,
                turn => AddAsync(turn, session, request with { Name = name }, http, cancellationToken),
                cancellationToken
            )
            : Error.Invalid(Texts.PasskeyNameMissing.With(LongestName));
    }

    /// <summary>Renames one; false where the account has none with the id.</summary>
    public async Task<Result<bool>> RenameAsync(SessionClaims session, string id, string name, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        if (NameOf(name) is not { } wanted)
        {
            return Error.Invalid(Texts.PasskeyNameMissing.With(LongestName));
        }

        await using var db = await tenantDb.OpenAsync(session.Actor, cancellationToken);
        if (await FindAsync(db, session.OperatorId, id, cancellationToken) is not { } row)
        {
            return Error.NotFound(Texts.PasskeyGone);
        }

        row.Data.Name = wanted;
        auditTrail.Append(db, session.PersonId, new("rename.passkey", "person", session.PersonId.ToString("D"), AuditOutcome.Done));
        return await db.TrySaveChangesAsync(cancellationToken) ? true : Error.Conflict(Texts.AccountChanged);
    }

    /// <summary>Removes one after checking the password. Returns the principal of the next session.</summary>
    public async Task<Result<ClaimsPrincipal>> RemoveAsync(
        SessionClaims session,
        RemovePasskeyRequest request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(request);
        return await turns.RunAsync<Result<ClaimsPrincipal>>(
            session.OperatorId,
            async turn =>
            {
                var found = turn.Account ?? throw new AccessRevokedException();
                return await turn.Get<PasswordCheck>().RefuseAsync(found, request.Password, WrongPassword, cancellationToken) is { } refused
                    ? refused
                    : await change.RunAsync(session, "remove.passkey", request.Browser, RemoveRowAsync, cancellationToken);
            },
            cancellationToken
        );

        async Task<Error?> RemoveRowAsync(ConsoleDbContext db, OperatorRow account)
        {
            if (await FindAsync(db, account.Id, request.Id, cancellationToken) is not { } row)
            {
                return Error.NotFound(Texts.PasskeyGone);
            }

            db.UserPasskeys.Remove(row);
            return null;
        }
    }

    private async Task<Result<ClaimsPrincipal>> AddAsync(
        AccountTurn turn,
        SessionClaims session,
        AddPasskeyRequest request,
        HttpContext http,
        CancellationToken cancellationToken
    )
    {
        var found = turn.Account ?? throw new AccessRevokedException();
        if (await turn.Get<PasswordCheck>().RefuseAsync(found, request.Password, WrongPassword, cancellationToken) is { } refused)
        {
            return refused;
        }

        if (await challenges.TakeAsync(PurposeOf(session), request.State, cancellationToken) is not { } state)
        {
            return Error.Invalid(Texts.PasskeyTooLate);
        }

        var context = new PasskeyAttestationContext
        {
            HttpContext = http,
            CredentialJson = request.Credential,
            AttestationState = state,
        };
        var made = await turn.Get<IPasskeyHandler<OperatorRow>>().PerformAttestationAsync(context);
        if (!made.Succeeded)
        {
            LogRefused(found.Id, made.Failure.Message);
            return Error.Invalid(Texts.PasskeyNotAdded);
        }

        made.Passkey.Name = request.Name;
        return await SaveAsync(session, made.Passkey, request.Browser, cancellationToken);
    }

    private Task<Result<ClaimsPrincipal>> SaveAsync(
        SessionClaims session,
        UserPasskeyInfo passkey,
        string? browser,
        CancellationToken cancellationToken
    ) =>
        change.RunAsync(
            session,
            "add.passkey",
            browser,
            async (db, account) =>
            {
                if (await db.UserPasskeys.CountAsync(row => row.UserId == account.Id, cancellationToken) >= MaxPasskeys)
                {
                    return Error.Conflict(Texts.TooManyPasskeys.With(MaxPasskeys));
                }

                db.UserPasskeys.Add(PasskeyRows.Of(account.Id, passkey));
                return null;
            },
            cancellationToken
        );

    // ids are compared in memory: an account has few, and one database compares bytes in another way than the next
    private static async Task<IdentityUserPasskey<Guid>?> FindAsync(
        ConsoleDbContext db,
        Guid operatorId,
        string id,
        CancellationToken cancellationToken
    ) =>
        (await db.UserPasskeys.Where(row => row.UserId == operatorId).ToListAsync(cancellationToken)).Find(row =>
            string.Equals(IdOf(row.CredentialId), id, StringComparison.Ordinal)
        );

    private static string IdOf(byte[] credentialId) => Base64Url.EncodeToString(credentialId);

    private static string? NameOf(string name) => name.Trim() is { Length: > 0 and <= LongestName } trimmed ? trimmed : null;

    private static string PurposeOf(SessionClaims session) => $"add-passkey:{session.OperatorId:D}";

    private static Error WrongPassword => Error.Invalid(Texts.WrongOwnPassword);

    [LoggerMessage(EventId = 1009, Level = LogLevel.Warning, Message = "A passkey of operator {OperatorId} was not accepted: {Reason}")]
    private partial void LogRefused(Guid operatorId, string reason);
}

/// <param name="Challenge">For a passkey to add.</param>
public sealed record OwnPasskeysView(IReadOnlyList<OwnPasskey> Passkeys, PasskeyChallenge Challenge);

/// <param name="IsSynced">A provider keeps copies on the person's other devices.</param>
public sealed record OwnPasskey(string Id, string? Name, DateTimeOffset CreatedAt, bool IsSynced);

/// <param name="Browser">The browser's User-Agent.</param>
public sealed record AddPasskeyRequest(string Name, string Password, string State, string Credential, string? Browser);

/// <param name="Browser">The browser's User-Agent.</param>
public sealed record RemovePasskeyRequest(string Id, string Password, string? Browser);
