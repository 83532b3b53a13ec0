using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RecsConsole.Database.Personal;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Logs;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Platform.Personal;

/// <summary>Nodes that need the key of a subject for the first time at once use the same one, and no log says that saving failed.</summary>
public sealed class FirstKeyTests
{
    private const int Nodes = 8;
    private static readonly SubjectName s_subject = SubjectName.Account("new-customer");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(DatabaseProviders.Running), MemberType = typeof(DatabaseProviders))]
    public async Task Key_that_several_nodes_make_at_once_is_one_and_nothing_fails(DatabaseProvider provider)
    {
        using var log = new KeptLog(LogLevel.Error);
        await using var database = await TestDatabase.CreateAsync(
            provider,
            services => services.AddLogging(logging => logging.AddProvider(log))
        );
        var tenant = await Operators.AddTenantAsync(database.Services, "here");
        var tenantDb = database.Services.GetRequiredService<TenantDb>();
        var nodes = Enumerable.Range(0, Nodes).Select(_ => ActivatorUtilities.CreateInstance<SubjectKeys>(database.Services)).ToList();

        var keys = await Task.WhenAll(
            nodes.Select(node => Task.Run(() => node.EnsureAsync(tenantDb, Actor.Job(tenant), s_subject, Token)))
        );

        nodes.ForEach(node => node.Dispose());
        keys.Select(key => key.Id).Distinct().Count().ShouldBe(1);
        keys.ShouldAllBe(key => key.Secret != null);
        await using var db = database.Open();
        db.BindTo(tenant);
        (await db.SubjectKeys.CountAsync(row => row.SubjectKey == s_subject.Key, Token)).ShouldBe(1);
        log.Texts.ShouldBeEmpty();
    }
}
