using System.Reflection;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Platform;

namespace RecsConsole.Tests.Security.Sweep.Methods;

/// <summary>
/// Finds the public asynchronous methods of the features that take an actor, whatever their names are. What the first word of a name says
/// that it reads is swept, what it says that it changes is called as a command; a name that says neither fails a test.
/// </summary>
internal static class ActingMethods
{
    private static readonly string[] s_reading = ["Count", "Find", "Has", "List", "May", "Queues", "Read"];

    private static readonly string[] s_changing = ["Forget", "Publish", "Remove", "Retire", "Save", "Submit", "Withdraw"];

    // a step of an operation that has asked already: it is given what that opened
    private static readonly Type[] s_opened = [typeof(ConsoleDbContext), typeof(OperationScope), typeof(AccessCheck)];

    private static readonly Type[] s_types = typeof(Program).Assembly.GetTypes();

    /// <summary>Methods that no page, route or command reaches, each with its reason.</summary>
    public static IReadOnlyDictionary<string, string> Unvisited { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ImportDocuments.FromSourceAsync"] = "the command line's, with files of its own server",
            ["TrailAlarm.RaiseAsync"] = "the nightly verification's",
            ["JobRunStore.WaitingAsync"] = "the dispatcher's, which runs the jobs of all tenants",
            ["JobRunStore.ClaimAsync"] = "the dispatcher's, which runs the jobs of all tenants",
            ["VouchedSessions.EndOthersAsync"] = "a step of operations that have asked before: who changes a row of groups ends sessions",
        };

    public static IReadOnlyList<ActingMethod> All { get; } =
    [
        .. s_types
            .Where(type => ReadOperations.IsRoomOfOperations(type.Namespace) && type is { IsClass: true, IsAbstract: false })
            .Where(type => !typeof(Delegate).IsAssignableFrom(type))
            .SelectMany(Closed)
            .SelectMany(Of)
            .OrderBy(method => method.FullName, StringComparer.Ordinal),
    ];

    public static IEnumerable<ActingMethod> Reading => All.Where(method => !Unvisited.ContainsKey(method.Name) && Reads(method));

    public static IEnumerable<ActingMethod> Changing => All.Where(method => !Unvisited.ContainsKey(method.Name) && Changes(method));

    public static bool Reads(ActingMethod method) => ReadOperations.StartsWithAny(method.Method.Name, s_reading);

    public static bool Changes(ActingMethod method) => ReadOperations.StartsWithAny(method.Method.Name, s_changing);

    /// <summary>The methods of a class.</summary>
    public static IEnumerable<ActingMethod> Of(Type type)
    {
        var operation = ReadOperations.RunAsync(type);
        return type.GetMethods(BindingFlags.Public | BindingFlags.Instance)
            .Where(method => method.DeclaringType?.Assembly == type.Assembly && method != operation)
            .Where(method => typeof(Task).IsAssignableFrom(method.ReturnType) && !method.IsGenericMethodDefinition)
            .Where(method => method.GetParameters().Any(each => each.ParameterType == typeof(Actor)))
            .Where(method => !method.GetParameters().Any(each => s_opened.Contains(each.ParameterType)))
            .Select(method => new ActingMethod(type, method));
    }

    /// <summary>The class as the application has it: by itself, or under an interface.</summary>
    public static object Get(IServiceProvider services, Type type) =>
        services.GetService(type)
        ?? type.GetInterfaces().Select(services.GetService).FirstOrDefault(found => found?.GetType() == type)
        ?? throw new InvalidOperationException($"{type.Name} is not registered.");

    // a generic class as the constructors of others ask for it
    private static IEnumerable<Type> Closed(Type type) =>
        type.IsGenericTypeDefinition
            ? s_types
                .SelectMany(each => each.GetConstructors())
                .SelectMany(constructor => constructor.GetParameters())
                .Select(parameter => parameter.ParameterType)
                .Where(each => each is { IsGenericType: true, ContainsGenericParameters: false } && each.GetGenericTypeDefinition() == type)
                .Distinct()
            : [type];
}
