using System.Reflection;
using RecsConsole.Platform;

namespace RecsConsole.Tests.Security.Sweep.Tickets;

/// <summary>Arguments of operations that take a ticket of a connection, found by the names of their parameters.</summary>
internal static class TicketArguments
{
    /// <summary>Operations whose arguments hold the id of a connection and the number of a ticket.</summary>
    public static IReadOnlyList<Type> Operations { get; } =
    [
        .. ReadOperations.All.Where(type =>
        {
            var names = ReadOperations.RunAsync(type)!.GetParameters().SelectMany(each => NamesOf(each, 0)).ToList();
            return names.Exists(IsConnection) && names.Exists(IsTicket);
        }),
    ];

    public static object?[] Of(Type operation, Actor actor, AskedTicket asked) =>
        [.. ReadOperations.RunAsync(operation)!.GetParameters().Select(each => Value(each.ParameterType, each.Name!, actor, asked, 0))];

    private static IEnumerable<string> NamesOf(ParameterInfo parameter, int depth)
    {
        var type = parameter.ParameterType;
        return IsRecord(type) && depth < 2
            ? type.GetConstructors()[0]
                .GetParameters()
                .SelectMany(each => NamesOf(each, depth + 1))
                .Concat(type.GetProperties().Where(each => each.CanWrite).Select(each => each.Name))
            : [parameter.Name!];
    }

    private static object? Value(Type type, string name, Actor actor, AskedTicket asked, int depth) =>
        type == typeof(Actor) ? actor
        : type == typeof(CancellationToken) ? CancellationToken.None
        : IsConnection(name) ? asked.Connection
        : IsTicket(name) ? asked.Ticket
        : name.Equals("person", StringComparison.OrdinalIgnoreCase) && type == typeof(string) ? asked.Email
        : IsRecord(type) && depth < 2 ? Record(type, actor, asked, depth)
        : type == typeof(string) ? "https://tickets.example"
        : type.IsValueType ? Activator.CreateInstance(type)
        : null;

    private static object Record(Type type, Actor actor, AskedTicket asked, int depth)
    {
        var constructor = type.GetConstructors()[0];
        var record = constructor.Invoke([
            .. constructor.GetParameters().Select(each => Value(each.ParameterType, each.Name!, actor, asked, depth + 1)),
        ]);
        foreach (var property in type.GetProperties().Where(each => each.CanWrite && (IsConnection(each.Name) || IsTicket(each.Name))))
        {
            property.SetValue(record, Value(property.PropertyType, property.Name, actor, asked, depth + 1));
        }

        return record;
    }

    private static bool IsConnection(string name) =>
        name.Equals("connection", StringComparison.OrdinalIgnoreCase) || name.Equals("connectionId", StringComparison.OrdinalIgnoreCase);

    private static bool IsTicket(string name) =>
        name.Equals("ticket", StringComparison.OrdinalIgnoreCase) || name.Equals("ticketId", StringComparison.OrdinalIgnoreCase);

    private static bool IsRecord(Type type) =>
        type is { IsClass: true, IsAbstract: false, IsGenericType: false }
        && type.Assembly == typeof(Program).Assembly
        && type != typeof(Actor)
        && type.GetConstructors().Length > 0;
}

/// <summary>A ticket that somebody asks for.</summary>
/// <param name="Email">Of who asks.</param>
internal sealed record AskedTicket(Guid Connection, string Ticket, string Email);
