using System.CommandLine;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.SignIn.Links;
using RecsConsole.Features.SignIn.SingleSignOn;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;
using RecsConsole.Tenancy.People;

namespace RecsConsole.Cli;

/// <summary>person invite, person factor-off, person passwords</summary>
internal static class PersonCommand
{
    private static readonly Option<string> s_tenant = new("--tenant") { Description = "Key of the tenant.", Required = true };
    private static readonly Option<string> s_email = new("--email") { Description = "The name they will sign in with.", Required = true };
    private static readonly Option<string?> s_name = new("--name") { Description = "Of a new person." };
    private static readonly Option<string?> s_key = new("--person")
    {
        Description = "Key of a person who is there; without it a new one is made.",
    };

    private static readonly Option<string[]> s_roles = new("--role")
    {
        Description = "Of a new person; may be given several times: agent, supervisor, admin, reviewer, lead, auditor, sales.",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<int> s_clearance = new("--clearance")
    {
        Description = "Of a new person: 0 public, 1 internal, 2 confidential, 3 restricted.",
        DefaultValueFactory = _ => Classifications.Internal,
    };

    private static readonly Option<string?> s_address = new("--address")
    {
        Description = "Where the console is reached, as https://console.example.",
    };

    public static Command Create(CliHost host)
    {
        var invite = new Command("invite", "Prints a link with which somebody chooses a password and signs in, once.")
        {
            s_tenant,
            s_email,
            s_name,
            s_key,
            s_roles,
            s_clearance,
            s_address,
        };
        var factorOff = new Command("factor-off", "Takes lost factors and passkeys off an account, and ends its sessions.") { s_email };
        var passwords = new Command("passwords", "Lets passwords open a tenant again that requires single sign-on.") { s_tenant };
        host.Handle(passwords, AllowPasswordsAsync);
        host.Handle(invite, InviteAsync);
        host.Handle(factorOff, TakeFactorOffAsync);
        return new Command("person", "Lets people in.") { invite, factorOff, passwords };
    }

    private static async Task<int> AllowPasswordsAsync(CommandRun run, CancellationToken cancellationToken)
    {
        var services = await run.ServicesAsync(cancellationToken);
        var tenant = await ActorLookup.TenantAsync(services, run.Required(s_tenant), cancellationToken);
        var set = services.GetRequiredService<SetSingleSignOn>();
        CommandRun.Require(await set.TurnOffAsync(tenant.TenantId, cancellationToken));
        return run.Answer(new { SingleSignOnRequired = false }, "Passwords open the tenant again.");
    }

    private static async Task<int> TakeFactorOffAsync(CommandRun run, CancellationToken cancellationToken)
    {
        var services = await run.ServicesAsync(cancellationToken);
        var email = run.Required(s_email).Trim();
        var sessions = CommandRun.Require(await services.GetRequiredService<ResetPassword>().RemoveFactorAsync(email, cancellationToken));
        return run.Answer(
            new { Email = email, SessionsEnded = sessions },
            $"{email} signs in with the password alone. Sessions ended: {sessions}"
        );
    }

    private static async Task<int> InviteAsync(CommandRun run, CancellationToken cancellationToken)
    {
        if (run.Value(s_address) is { } address)
        {
            run.Overrides["SignIn:Address"] = address;
        }

        var services = await run.ServicesAsync(cancellationToken);
        var tenant = await ActorLookup.TenantAsync(services, run.Required(s_tenant), cancellationToken);
        var email = run.Required(s_email).Trim();
        var person = run.Value(s_key) is { } key
            ? await FindAsync(services, tenant, key, cancellationToken)
            : await MakeAsync(run, services, tenant, email, cancellationToken);
        var invite = services.GetRequiredService<InvitePerson>();
        var made = CommandRun.Require(await invite.RunAsync(tenant, new(person, email, SendMail: false), cancellationToken));
        return run.Answer(new { made.Address, made.Until }, made.Address!, $"Works once, until {made.Until:yyyy-MM-dd HH:mm} UTC.");
    }

    private static async Task<Guid> FindAsync(IServiceProvider services, Actor tenant, string key, CancellationToken cancellationToken)
    {
        await using var db = await services.GetRequiredService<TenantDb>().OpenAsync(tenant, cancellationToken);
        return await db.People.Where(row => row.Key == key).Select(row => (Guid?)row.Id).FirstOrDefaultAsync(cancellationToken)
            ?? throw new CommandException($"There is no person '{key}' in this tenant.");
    }

    // For a repeated request with the same address the person exists: only the link is created again.
    private static async Task<Guid> MakeAsync(
        CommandRun run,
        IServiceProvider services,
        Actor tenant,
        string email,
        CancellationToken cancellationToken
    )
    {
        var wanted = Wanted(run, email);
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        await using var db = await services.GetRequiredService<TenantDb>().OpenAsync(tenant, cancellationToken);
        var invited = await db
            .AccountLinks.AsNoTracking()
            .Where(row => row.TenantId == tenant.TenantId && row.Purpose == AccountLinkPurpose.Invite)
            .OrderByDescending(row => row.CreatedAt)
            .ToListAsync(cancellationToken);
        var waiting = invited.Find(row => string.Equals(row.Email, email, StringComparison.OrdinalIgnoreCase));
        if (waiting?.PersonId is { } known)
        {
            return known;
        }

        await RefuseTakenAsync(services, db, email, cancellationToken);
        await RefuseSecondAsync(db, email, cancellationToken);
        var zone = await db.Tenants.Where(row => row.Id == tenant.TenantId).Select(row => row.TimeZone).SingleAsync(cancellationToken);
        var person = await NewPerson.AppendAsync(db, wanted.Name, email, wanted.Roles, wanted.Clearance, zone, now, cancellationToken);
        var audit = services.GetRequiredService<AuditTrail>();
        audit.Append(db, null, new("save.person", "person", person.Id.ToString("D"), AuditOutcome.Done));
        await db.SaveChangesAsync(cancellationToken);
        return person.Id;
    }

    private static WantedPerson Wanted(CommandRun run, string email)
    {
        var roles = run.Value(s_roles) ?? [];
        if (roles.Except(ConsoleRole.All, StringComparer.Ordinal).FirstOrDefault() is { } unknown)
        {
            throw new CommandException($"There is no role '{unknown}'.");
        }

        if (run.Value(s_name)?.Trim() is not { Length: > 0 and <= 200 } name || roles.Length == 0 || !NewPerson.IsAddress(email))
        {
            throw new CommandException("A new person needs an e-mail address, a --name and at least one --role.");
        }

        return run.Value(s_clearance) is >= Classifications.Public and <= Classifications.Restricted and var clearance
            ? new WantedPerson(name, [.. roles.Distinct(StringComparer.Ordinal)], clearance)
            : throw new CommandException($"--clearance is a number from {Classifications.Public} to {Classifications.Restricted}.");
    }

    // Somebody with the address may have been imported, or left behind by a run that ended before its link was made: a second person of
    // the same address would be somebody else.
    private static async Task RefuseSecondAsync(ConsoleDbContext db, string email, CancellationToken cancellationToken)
    {
        // addresses are encrypted with individual keys, so they are compared in memory
        var people = await db.People.Select(row => new { row.Key, row.Email }).ToListAsync(cancellationToken);
        if (people.Find(each => string.Equals(each.Email, email, StringComparison.OrdinalIgnoreCase)) is { } there)
        {
            throw new CommandException($"A person with this address is there: invite them with --person {there.Key}.");
        }
    }

    private static async Task RefuseTakenAsync(
        IServiceProvider services,
        ConsoleDbContext db,
        string email,
        CancellationToken cancellationToken
    )
    {
        var name = services.GetRequiredService<ILookupNormalizer>().NormalizeName(email);
        var members = db.Memberships.Where(row => row.TenantId == db.TenantId);
        if (
            await members.AnyAsync(
                row => db.Users.Any(user => user.Id == row.OperatorId && user.NormalizedUserName == name),
                cancellationToken
            )
        )
        {
            throw new CommandException($"Somebody in this tenant signs in as {email} already.");
        }
    }

    private sealed record WantedPerson(string Name, IReadOnlyList<string> Roles, int Clearance);
}
