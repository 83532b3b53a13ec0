using System.Text.RegularExpressions;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database;
using RecsConsole.Features.Audit;
using RecsConsole.Features.Connections;
using RecsConsole.Features.Privacy;
using RecsConsole.Features.SignIn;
using RecsConsole.Features.SignIn.SecondFactor;
using RecsConsole.Features.Webhooks;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Database.Renewal;
using RecsConsole.Platform.Secrets;
using RecsConsole.Tests.Architecture;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Platform.Personal;

/// <summary>A new key of the installation: all that is stored under the earlier ones is encrypted with it, and still opens.</summary>
public sealed partial class SecretRenewalTests
{
    private static readonly Guid s_connection = Guid.NewGuid();
    private static readonly Guid s_account = Guid.NewGuid();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(DatabaseProviders.Running), MemberType = typeof(DatabaseProviders))]
    public async Task Every_stored_secret_is_encrypted_with_the_newest_key_and_still_opens(DatabaseProvider provider)
    {
        await using var world = await WorldAsync(provider);
        await AddSecretsAsync(world);
        world.Get<AuditSigner>().EnsureReadable();
        await world.Get<TrailKeyRenewal>().RunAsync(world.Here.TenantId, Cancelled);
        var ring = world.Get<IKeyManager>();
        var earlier = ring.GetAllKeys().Select(each => each.KeyId).ToList();
        var columns = await ColumnsAsync(world, earlier);
        columns.Count.ShouldBe(world.Get<IEnumerable<StoredSecret>>().Count(), string.Join(", ", columns));

        var key = await NewKeyAsync(world);
        var first = await RenewAsync(world);
        var second = await RenewAsync(world);

        first.Values.ShouldBeGreaterThan(columns.Count);
        first.Stuck.ShouldBe(0);
        second.ShouldBe(new RenewedSecrets(0, 0));
        (await ColumnsAsync(world, earlier)).ShouldBeEmpty();
        (await ColumnsAsync(world, [key])).ShouldBe(columns, ignoreOrder: true);
        await ShouldOpenAsync(world);
        foreach (var file in FilesOf(world))
        {
            (await File.ReadAllBytesAsync(file, Cancelled)).AsSpan().IndexOf(key.ToByteArray()).ShouldBe(4, file);
        }
    }

    [Fact]
    public async Task What_does_not_open_stays_and_is_counted()
    {
        await using var world = await WorldAsync(DatabaseProvider.Sqlite);
        await AddSecretsAsync(world);
        await ChangeSecretAsync(world, "of another installation");
        await NewKeyAsync(world);

        var done = await RenewAsync(world);

        done.Stuck.ShouldBe(1);
        done.Values.ShouldBeGreaterThan(1);
        await using var db = world.Open();
        (await db.Connections.Select(row => row.Secret).SingleAsync(Cancelled)).ShouldBe("of another installation");
    }

    [Fact]
    public async Task New_key_waits_until_every_node_knows_it()
    {
        await using var world = await WorldAsync(DatabaseProvider.Sqlite);
        await AddSecretsAsync(world);
        var ring = world.Get<IKeyManager>();
        var earlier = ring.GetAllKeys().Select(each => each.KeyId).ToList();

        var from = world.Get<SecretRenewal>().AddKey();

        var added = ring.GetAllKeys().Where(each => !earlier.Contains(each.KeyId)).ShouldHaveSingleItem();
        added.ActivationDate.ShouldBe(from, TimeSpan.FromSeconds(1));
        from.ShouldBe(world.Database.Clock.GetUtcNow().AddDays(2), TimeSpan.FromSeconds(1));
    }

    // A protector of something that is stored has its columns above; the others here are of what ends by itself.
    [Fact]
    public void Every_protector_is_of_a_registered_column_or_of_nothing_that_is_stored()
    {
        string[] notStored =
        [
            "RecsConsole/Platform/Sessions/ApiTokens.cs",
            "RecsConsole/Embed/EmbedSeals.cs",
            "RecsConsole/Features/SignIn/Links/LinkProofs.cs",
            "RecsConsole/Features/SignIn/Devices/KnownDevices.cs",
            "RecsConsole/Features/SignIn/SecondFactor/PendingSignIns.cs",
            "RecsConsole/Features/SignIn/Passkeys/PasskeyChallenges.cs",
        ];
        string[] stored =
        [
            "RecsConsole/Platform/Auditing/AuditSigner.cs", // files, which the test above reads
            "RecsConsole/Platform/Database/SubjectKeys.cs",
            "RecsConsole/Platform/Database/Renewal/SecretRenewal.cs",
            "RecsConsole/Features/Webhooks/WebhookSecrets.cs",
            "RecsConsole/Features/SignIn/Passwords/SealedPasswordHasher.cs",
            "RecsConsole/Features/SignIn/SecondFactor/SealedFactorStore.cs",
            "RecsConsole/Features/Connections/ConnectionSecrets.cs",
            "RecsConsole/Casework/Linked/PendingEvents.cs",
        ];

        var found = SourceFile.Under("RecsConsole", ".cs").Where(file => MakesProtector().IsMatch(file.Text)).Select(file => file.Path);

        found.ShouldBe([.. notStored, .. stored], ignoreOrder: true);
    }

    private static Task<DeskWorld> WorldAsync(DatabaseProvider provider) =>
        DeskWorld.CreateAsync(provider, services => services.AddPrivacy().AddAudit().AddWebhooks().AddTicketSystems().AddSignIn());

    // the process reads the folder again in the background
    private static async Task<Guid> NewKeyAsync(DeskWorld world)
    {
        var key = world.Get<IKeyManager>().CreateNewKey(DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddDays(90)).KeyId;
        while (Protector(world).Protect([1]).AsSpan().IndexOf(key.ToByteArray()) < 0)
        {
            await Task.Delay(20, Cancelled);
        }

        return key;
    }

    private static Task<RenewedSecrets> RenewAsync(DeskWorld world) =>
        world.Get<SecretRenewal>().RunAsync(new RenewalProgress(_ => { }), Cancelled);

    private static async Task<IReadOnlyList<string>> ColumnsAsync(DeskWorld world, IReadOnlyCollection<Guid> keys)
    {
        await using var db = world.Open();
        return await StoredKeys.AllAsync(db, keys, Cancelled);
    }

    private static async Task AddSecretsAsync(DeskWorld world)
    {
        await using var db = world.Open();
        AddAccount(db, world);
        AddConnection(db, world);
        db.Webhooks.Add(
            new()
            {
                TenantId = world.Here.TenantId,
                Id = Guid.NewGuid(),
                Name = "Ledger",
                Address = "https://ledger.example/events",
                PersonId = world.Here.Agent.PersonId,
                Secret = world.Get<WebhookSecrets>().Seal("present"),
                FormerSecret = world.Get<WebhookSecrets>().Seal("former"),
                FormerSecretUntil = world.Database.Clock.GetUtcNow().AddDays(1),
                CreatedAt = world.Database.Clock.GetUtcNow(),
            }
        );
        await db.SaveChangesAsync(Cancelled);
    }

    private static void AddAccount(ConsoleDbContext db, DeskWorld world)
    {
        var account = new OperatorRow { Id = s_account, UserName = "selma@test.example" };
        account.PasswordHash = world.Get<IPasswordHasher<OperatorRow>>().HashPassword(account, Operators.Password);
        db.Users.Add(account);
        db.UserTokens.Add(
            new()
            {
                UserId = s_account,
                LoginProvider = SealedFactorStore.Provider,
                Name = "AuthenticatorKey",
                Value = SealedFactorStore.Mark + Protector(world).Seal("JBSWY3DP"),
            }
        );
    }

    private static void AddConnection(ConsoleDbContext db, DeskWorld world)
    {
        var now = world.Database.Clock.GetUtcNow();
        db.Connections.Add(
            new()
            {
                TenantId = world.Here.TenantId,
                Id = s_connection,
                Name = "Tickets",
                Kind = "redmine",
                Address = "http://127.0.0.1:1",
                Secret = world.Get<ConnectionSecrets>().Seal("key of tickets"),
                KeyPrefix = "TK",
                CaseTypeKey = "ticket",
                StatusesJson = "[]",
            }
        );
        db.IncomingDeliveries.Add(
            new()
            {
                TenantId = world.Here.TenantId,
                ConnectionId = s_connection,
                EventId = "1",
                SentAt = now,
                At = now,
                Body = world.Get<ConnectionSecrets>().Seal("{}"),
            }
        );
    }

    private static async Task ChangeSecretAsync(DeskWorld world, string secret)
    {
        await using var db = world.Open();
        (await db.Connections.SingleAsync(Cancelled)).Secret = secret;
        await db.SaveChangesAsync(Cancelled);
    }

    private static async Task ShouldOpenAsync(DeskWorld world)
    {
        await using var db = world.Open();
        var secrets = world.Get<ConnectionSecrets>();
        secrets.Unseal((await db.Connections.SingleAsync(Cancelled)).Secret).ShouldBe("key of tickets");
        secrets.Unseal((await db.IncomingDeliveries.SingleAsync(Cancelled)).Body!).ShouldBe("{}");
        var hook = await db.Webhooks.SingleAsync(Cancelled);
        world.Get<WebhookSecrets>().Open(hook, world.Database.Clock.GetUtcNow()).ShouldBe(["present", "former"]);
        var account = await db.Users.SingleAsync(row => row.Id == s_account, Cancelled);
        var hasher = world.Get<IPasswordHasher<OperatorRow>>();
        hasher.VerifyHashedPassword(account, account.PasswordHash!, Operators.Password).ShouldBe(PasswordVerificationResult.Success);
        var token = (await db.UserTokens.SingleAsync(Cancelled)).Value!;
        Protector(world).Unseal(token[SealedFactorStore.Mark.Length..]).ShouldBe("JBSWY3DP");
        // the keys of subjects and of the trail, as another node reads them
        using var keys = ActivatorUtilities.CreateInstance<SubjectKeys>(world.Database.Services);
        (await db.SubjectKeys.AsNoTracking().ToListAsync(Cancelled)).ShouldAllBe(row => keys.Unwrap(row, true).Secret != null);
        ActivatorUtilities.CreateInstance<AuditSigner>(world.Database.Services).EnsureReadable();
        (await RenewalWorld.VerifyAsync(world)).FirstBroken.ShouldBeNull();
    }

    private static IDataProtector Protector(DeskWorld world) =>
        world.Get<IDataProtectionProvider>().CreateProtector(SealedFactorStore.Purpose);

    private static string[] FilesOf(DeskWorld world)
    {
        var files = Directory.GetFiles(Path.Combine(world.Database.Settings["DataFolder"], "keys"), "audit*.key");
        files.Length.ShouldBe(2);
        return files;
    }

    [GeneratedRegex(@"\.CreateProtector\(", RegexOptions.None, 1000)]
    private static partial Regex MakesProtector();
}
