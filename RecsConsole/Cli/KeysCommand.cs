using System.CommandLine;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database.Personal;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Database.Renewal;

namespace RecsConsole.Cli;

/// <summary>
/// keys renew: new keys for customers and people, with which all that is stored about them is encrypted anew; or for the audit trail.
/// </summary>
internal static class KeysCommand
{
    private static readonly Option<string> s_tenant = new("--tenant") { Description = "Key of the tenant.", Required = true };
    private static readonly Option<string?> s_customer = new("--customer") { Description = "Only this customer, by key." };
    private static readonly Option<string?> s_person = new("--person") { Description = "Only this person, by e-mail address or key." };

    private static readonly Option<bool> s_trail = new("--trail")
    {
        Description = "Instead, a new key that signs the tenant's audit trail from now on.",
    };

    private static readonly Option<bool> s_newKey = new("--new-key")
    {
        Description = "First adds a key to the folder 'keys'. It begins to encrypt in two days, when every node has read it.",
    };

    public static Command Create(CliHost host)
    {
        var renew = new Command(
            "renew",
            "Gives customers, people and cases new keys and encrypts their stored texts anew; the next run, 15 minutes later, destroys the "
                + "replaced keys. It may be ended anywhere and run again, also while the site runs."
        )
        {
            s_tenant,
            s_customer,
            s_person,
            s_trail,
        };
        host.Handle(renew, RenewAsync);
        var reseal = new Command(
            "reseal",
            "Encrypts passwords, credentials, secrets and keys that are stored, of all tenants, with the newest key of the folder 'keys'. It may be "
                + "ended anywhere and run again, also while the site runs."
        )
        {
            s_newKey,
        };
        host.Handle(reseal, ResealAsync);
        return new Command("keys", "Keys that encrypt what is stored.") { renew, reseal };
    }

    private static async Task<int> RenewAsync(CommandRun run, CancellationToken cancellationToken)
    {
        var key = run.Required(s_tenant);
        var services = await run.ServicesAsync(cancellationToken);
        var tenant = await ActorLookup.TenantAsync(services, key, cancellationToken);
        var only = await SubjectAsync(run, services, tenant, cancellationToken);
        if (run.Value(s_trail))
        {
            return only is null
                ? await RenewTrailAsync(run, services, tenant, cancellationToken)
                : throw new CommandException("--trail is about the whole tenant: say it without --customer and --person.");
        }

        var done = await services
            .GetRequiredService<KeyRenewal>()
            .RunAsync(tenant.TenantId, only, new ProgressLines(run), cancellationToken);
        run.Answer(
            new
            {
                Tenant = key,
                done.Keys,
                done.Values,
                done.Destroyed,
                done.Waiting,
                done.Stuck,
                done.SettledAt,
            },
            [
                $"{done.Keys} keys replaced, {done.Values} values encrypted anew, {done.Destroyed} replaced keys destroyed.",
                .. done.SettledAt is { } at ? [Waiting(done.Waiting, at)] : Array.Empty<string>(),
                .. done.Stuck > 0
                    ? [$"{done.Stuck} replaced keys stay: see the log for values that cannot be decrypted."]
                    : Array.Empty<string>(),
            ]
        );
        return done.Stuck > 0 ? CommandException.Failed : 0;
    }

    private static async Task<int> ResealAsync(CommandRun run, CancellationToken cancellationToken)
    {
        var services = await run.ServicesAsync(cancellationToken);
        var renewal = services.GetRequiredService<SecretRenewal>();
        DateTimeOffset? newKey = run.Value(s_newKey) ? renewal.AddKey() : null;
        var done = await renewal.RunAsync(new ProgressLines(run), cancellationToken);
        run.Answer(
            new
            {
                done.Values,
                done.Stuck,
                NewKeyFrom = newKey,
            },
            [
                $"{done.Values} values encrypted anew.",
                .. newKey is { } from ? [NewKey(from)] : Array.Empty<string>(),
                .. done.Stuck > 0 ? [$"{done.Stuck} values cannot be decrypted: see the log."] : Array.Empty<string>(),
            ]
        );
        return done.Stuck > 0 ? CommandException.Failed : 0;
    }

    private static string NewKey(DateTimeOffset from) =>
        string.Create(CultureInfo.InvariantCulture, $"A new key encrypts from {from:u} on: run it again then.");

    private static async Task<int> RenewTrailAsync(
        CommandRun run,
        IServiceProvider services,
        Actor tenant,
        CancellationToken cancellationToken
    )
    {
        var last = await services.GetRequiredService<TrailKeyRenewal>().RunAsync(tenant.TenantId, cancellationToken);
        return run.Answer(
            new { Tenant = run.Required(s_tenant), From = last + 1 },
            $"A new key signs the trail from link {last + 1} on; link {last} records the change."
        );
    }

    private static string Waiting(int keys, DateTimeOffset at) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{keys} replaced keys are not needed any more: run it again after {at:u} to destroy them."
        );

    private static async Task<SubjectName?> SubjectAsync(
        CommandRun run,
        IServiceProvider services,
        Actor tenant,
        CancellationToken cancellationToken
    )
    {
        var (customer, person) = (run.Value(s_customer), run.Value(s_person));
        if (customer is not null && person is not null)
        {
            throw new CommandException("Say --customer or --person, not both.");
        }

        if (person is not null)
        {
            return SubjectName.Person((await ActorLookup.PersonAsync(services, tenant, person, cancellationToken)).PersonId);
        }

        if (customer is null)
        {
            return null;
        }

        await using var db = await services.GetRequiredService<TenantDb>().OpenAsync(tenant, cancellationToken);
        return await db.Accounts.AnyAsync(row => row.Key == customer, cancellationToken)
            ? SubjectName.Account(customer)
            : throw new CommandException($"There is no customer '{customer}' in this tenant.");
    }

    // on the thread of the run, so that no line comes after the answer
    private sealed class ProgressLines(CommandRun run) : IProgress<string>
    {
        public void Report(string value) => run.Progress(value);
    }
}
