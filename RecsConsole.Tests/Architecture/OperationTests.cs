using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Tests.Security.Sweep;
using RecsConsole.Tests.Security.Sweep.Methods;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Architecture;

/// <summary>
/// Finds every operation of the features by its shape: a class with RunAsync(Actor, …) that returns a Result. New operations are therefore
/// included automatically.
/// </summary>
public sealed class OperationTests(OperationTests.Application application) : IClassFixture<OperationTests.Application>
{
    // rooms whose pages auditors read
    private static readonly string[] s_administration =
    [
        "Accounts.Contracts",
        "ApiKeys",
        "Cases.Import",
        "Catalog",
        "Connections",
        "Documents.Administration",
        "Jobs",
        "Models",
        "People",
        "Privacy",
        "SignIn.Links",
        "SignIn.SingleSignOn",
        "Tenants",
        "Webhooks",
    ];

    /// <summary>Commands of these rooms that need no administrator, each with its reason.</summary>
    private static readonly Dictionary<string, string> s_own = new(StringComparer.Ordinal)
    {
        ["AnswerReport"] = "owners of a document answer reports on it",
        ["SaveDraft"] = "owners of a document write it",
        ["SubmitVersion"] = "owners of a document send it for review",
        ["SetAbsence"] = "everybody enters their own absences",
    };

    public static TheoryData<string> Commands => [.. CommandTypes().Select(type => type.FullName!).Order(StringComparer.Ordinal)];

    public static TheoryData<string> Queries => [.. QueryTypes().Select(type => type.FullName!).Order(StringComparer.Ordinal)];

    public static TheoryData<string> Operations => [.. OperationTypes().Select(type => type.FullName!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Operations))]
    [Trait("Req", "R57")]
    public async Task Direct_call_by_a_person_without_any_role_is_denied_and_audited(string name)
    {
        var type = typeof(Program).Assembly.GetType(name)!;
        var actor = await application.AddPersonAsync(name);

        await RefuseAsync(type, actor, $"{name} answered a person without any role.");
    }

    [Theory]
    [MemberData(nameof(Commands))]
    [Trait("Req", "R57")]
    public async Task Direct_call_of_a_command_of_administration_by_an_auditor_is_denied_and_audited(string name)
    {
        var type = typeof(Program).Assembly.GetType(name)!;
        var actor = await application.AddPersonAsync("auditor of " + name, ConsoleRole.Auditor);

        await RefuseAsync(type, actor, $"{name} changed something for an auditor.");
    }

    [Theory]
    [MemberData(nameof(Queries))]
    public async Task Direct_call_of_a_query_of_administration_answers_an_auditor(string name)
    {
        var type = typeof(Program).Assembly.GetType(name)!;

        var error = await CallAsync(type, await application.AddPersonAsync("auditor of " + name, ConsoleRole.Auditor));

        error?.Kind.ShouldNotBe(ErrorKind.Forbidden);
    }

    [Fact]
    public void List_is_not_empty() => OperationTypes().Count().ShouldBeGreaterThan(5);

    [Fact]
    public void Commands_of_administration_are_many_and_each_exception_is_an_operation()
    {
        CommandTypes().Count().ShouldBeGreaterThan(60);
        s_own.Keys.Except(OperationTypes().Select(type => type.Name), StringComparer.Ordinal).ShouldBeEmpty();
    }

    private Task<Error?> CallAsync(Type type, Actor actor) => CallAsync(application, type, RunAsync(type)!, actor);

    /// <summary>Calls any method of an operation; its refusal, or null.</summary>
    internal static async Task<Error?> CallAsync(Application application, Type type, MethodInfo method, Actor actor)
    {
        await using var scope = application.Services.CreateAsyncScope();
        var operation = ActingMethods.Get(scope.ServiceProvider, type);

        var task = (Task)method.Invoke(operation, [.. method.GetParameters().Select(parameter => ArgumentFor(parameter, actor))])!;
        await task;

        var result = task.GetType().GetProperty("Result")!.GetValue(task)!;
        return (Error?)result.GetType().GetProperty("Error")!.GetValue(result);
    }

    private async Task RefuseAsync(Type type, Actor actor, string message)
    {
        var error = await CallAsync(type, actor);
        error.ShouldNotBeNull(message);
        error.Kind.ShouldBeOneOf(ErrorKind.Forbidden, ErrorKind.NotFound);
        await using var db = Operators.Open(application.Services);
        db.BindTo(actor.TenantId);
        var entry = await db.AuditEntries.SingleOrDefaultAsync(
            row => row.Outcome == "denied" && row.ActorId == actor.PersonId,
            TestContext.Current.CancellationToken
        );
        entry.ShouldNotBeNull($"{type.FullName} refused without writing it down.");
    }

    // those that need no more than the actor and an id; the oracle says whom they answer
    private static IEnumerable<Type> QueryTypes() =>
        OperationTypes()
            .Where(type => ReadOperations.Reads(type) && Oracle.RolesFor(type.Name)?.Contains(ConsoleRole.Auditor) is true)
            .Where(type =>
                RunAsync(type)!.GetParameters().All(each => each.ParameterType.IsValueType || each.ParameterType == typeof(Actor))
            );

    private static IEnumerable<Type> CommandTypes() =>
        OperationTypes()
            .Where(type => ReadOperations.Changes(type) && !s_own.ContainsKey(type.Name))
            .Where(type =>
                s_administration.Any(room =>
                    type.Namespace == "RecsConsole.Features." + room
                    || type.Namespace!.StartsWith($"RecsConsole.Features.{room}.", StringComparison.Ordinal)
                )
            );

    private static IEnumerable<Type> OperationTypes() =>
        typeof(Program)
            .Assembly.GetTypes()
            .Where(type => ReadOperations.IsRoomOfOperations(type.Namespace))
            .Where(type => type is { IsClass: true, IsAbstract: false })
            .Where(type => RunAsync(type) is not null);

    private static MethodInfo? RunAsync(Type type) =>
        type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .FirstOrDefault(method =>
                method.Name == "RunAsync"
                && method.GetParameters().FirstOrDefault()?.ParameterType == typeof(Actor)
                && method.ReturnType.IsGenericType
                && method.ReturnType.GetGenericArguments()[0] is { IsGenericType: true } answer
                && answer.GetGenericTypeDefinition() == typeof(Result<>)
            );

    // The simplest possible request, about objects that do not belong to the tenant: rights must be checked before anything else.
    private static object? ArgumentFor(ParameterInfo parameter, Actor actor)
    {
        var type = parameter.ParameterType;
        return type switch
        {
            _ when type == typeof(Actor) => actor,
            _ when type == typeof(CancellationToken) => CancellationToken.None,
            _ when type == typeof(string) => "nothing",
            _ when type == typeof(Guid) => Guid.NewGuid(),
            _ when type == typeof(Action<bool>) => new Action<bool>(_ => { }),
            _ when type.IsValueType => Activator.CreateInstance(type),
            _ when type.IsGenericType
                    && type.IsInterface
                    && type.IsAssignableFrom(typeof(List<>).MakeGenericType(type.GetGenericArguments()[0])) => Activator.CreateInstance(
                typeof(List<>).MakeGenericType(type.GetGenericArguments()[0])
            ),
            _ when type is { IsInterface: false, IsAbstract: false } && type.GetConstructors() is [var constructor, ..] =>
                constructor.Invoke([.. constructor.GetParameters().Select(inner => ArgumentFor(inner, actor))]),
            _ => null,
        };
    }

    /// <summary>
    /// One application for all operations. A different person calls each operation, and only the audit entries of that person are checked.
    /// </summary>
    public sealed class Application : IAsyncLifetime
    {
        private readonly ConsoleApp _app = new("Development");
        private Guid _tenantId;

        public IServiceProvider Services => _app.Services;

        public async ValueTask InitializeAsync() => _tenantId = await Operators.AddTenantAsync(Services, "here");

        public async Task<Actor> AddPersonAsync(string key, params string[] roles)
        {
            await using var db = Operators.Open(Services);
            db.BindTo(_tenantId);
            var person = Operators.Person(_tenantId, key, roles);
            db.People.Add(person);
            await db.SaveChangesAsync();
            return new(_tenantId, person.Id);
        }

        public ValueTask DisposeAsync() => _app.DisposeAsync();
    }
}
