using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Platform;
using RecsConsole.Tests.Security.Sweep.Methods;

namespace RecsConsole.Tests.Security.Sweep;

/// <summary>
/// Calls any operation with arguments filled from an object of the world: its key for text parameters and its id for id parameters. The
/// result is scanned for words and ids of objects that the caller may not see.
/// </summary>
internal sealed class OperationVisits(SweepSite site, SweepTally tally)
{
    public async Task VisitAsync(Type type, SweptPerson person, IEnumerable<SweptObject> about)
    {
        var needsObject = ReadOperations.RunAsync(type)!.GetParameters().Any(each => Wants(each.ParameterType, 0));
        foreach (var what in needsObject ? about : about.Take(1))
        {
            var (isOk, answer) = await CallAsync(type, person, what);
            // a refusal may repeat what its caller typed, which reveals nothing; everything else in it is scanned
            tally.Scan(
                type.Name,
                person,
                answer is string refusal && !isOk ? refusal.Replace(what.Key, "", StringComparison.Ordinal) : answer
            );
            if (isOk && Oracle.RolesFor(type.Name) is not null)
            {
                tally.ExpectRight(type.Name, person, "an answer", isGiven: true, Oracle.MayDo(person, type.Name));
            }
        }
    }

    /// <summary>The same for another method; one that is asked about a hidden object must not answer.</summary>
    public async Task VisitAsync(ActingMethod method, SweptPerson person, IEnumerable<SweptObject> about)
    {
        foreach (var what in about)
        {
            var (isOk, answer) = await CallAsync(method.Type, method.Method, person, what);
            tally.Scan(
                method.Name,
                person,
                answer is string refusal && !isOk ? refusal.Replace(what.Key, "", StringComparison.Ordinal) : answer
            );
            if (method.IsAboutOne)
            {
                tally.ExpectRight(method.Name, person, "an answer", isOk && answer is not false, isDue: false);
            }
        }
    }

    /// <summary>Calls the operation about one object; whether it is done, and its value or the words of its refusal.</summary>
    public Task<(bool IsOk, object? Answer)> CallAsync(Type type, SweptPerson person, SweptObject what) =>
        CallAsync(type, ReadOperations.RunAsync(type)!, person, what);

    /// <summary>The same for any of its methods.</summary>
    public async Task<(bool IsOk, object? Answer)> CallAsync(Type type, MethodInfo method, SweptPerson person, SweptObject what)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var operation = ActingMethods.Get(scope.ServiceProvider, type);
        var arguments = method
            .GetParameters()
            .Select(parameter => Fill(parameter.ParameterType, parameter.Name, what, site.ActorOf(person), 0))
            .ToArray();
        return await AnswerAsync(method.Invoke(operation, arguments)!);
    }

    /// <summary>Whether arguments can be created for the operation at all.</summary>
    public static bool CanVisit(Type type) =>
        ReadOperations
            .RunAsync(type)!
            .GetParameters()
            .All(parameter =>
                parameter.ParameterType == typeof(Actor)
                || parameter.ParameterType == typeof(CancellationToken)
                || !parameter.ParameterType.IsInterface
                || parameter.ParameterType.IsGenericType
            );

    public static async Task<(bool IsOk, object? Answer)> AnswerAsync(object task)
    {
        await (Task)task;
        var result = task.GetType().GetProperty("Result")!.GetValue(task);
        var type = result?.GetType();
        if (type is not { IsGenericType: true } || type.GetGenericTypeDefinition() != typeof(Result<>))
        {
            return (true, result);
        }

        return type.GetProperty("Error")!.GetValue(result) is Error error
            ? (false, error.Message)
            : (true, type.GetProperty("Value")!.GetValue(result));
    }

    /// <summary>Whether a value of this type holds a key or an id.</summary>
    public static bool Wants(Type type, int depth) =>
        type == typeof(string)
        || type == typeof(Guid)
        || Nullable.GetUnderlyingType(type) == typeof(Guid)
        || (
            depth < 3
            && type is { IsClass: true, IsAbstract: false }
            && type != typeof(Actor)
            && type.GetConstructors() is [var constructor, ..]
            && constructor.GetParameters().Any(each => Wants(each.ParameterType, depth + 1))
        );

    /// <summary>A value filled from an object.</summary>
    public static object? Fill(Type type, string? name, SweptObject what, Actor actor, int depth) =>
        type switch
        {
            _ when type == typeof(Actor) => actor,
            _ when type == typeof(CancellationToken) => CancellationToken.None,
            _ when type == typeof(string) => what.Key,
            _ when type == typeof(Guid) => what.Id,
            _ when Nullable.GetUnderlyingType(type) == typeof(Guid) => what.Id,
            _ when type == typeof(int) => 1,
            _ when type == typeof(bool) => true,
            _ when type == typeof(Action<bool>) => new Action<bool>(_ => { }),
            _ when typeof(Delegate).IsAssignableFrom(type) => null,
            _ when type.IsEnum => Enum.GetValues(type).GetValue(what.Number % Enum.GetValues(type).Length),
            _ when Nullable.GetUnderlyingType(type) is not null => null,
            _ when type.IsValueType => Activator.CreateInstance(type),
            _ when type.IsGenericType && type.IsInterface => Collection(type, name, what, actor),
            _ when type is { IsAbstract: false, IsInterface: false } && depth < 4 && type.GetConstructors() is [var constructor, ..] =>
                constructor.Invoke([
                    .. constructor.GetParameters().Select(each => Fill(each.ParameterType, each.Name, what, actor, depth + 1)),
                ]),
            _ => null,
        };

    private static object? Collection(Type type, string? name, SweptObject what, Actor actor)
    {
        var item = type.GetGenericArguments()[0];
        var list = typeof(List<>).MakeGenericType(item);
        if (!type.IsAssignableFrom(list))
        {
            return null;
        }

        var filled = (System.Collections.IList)Activator.CreateInstance(list)!;
        filled.Add(Fill(item, name, what, actor, 2));
        return filled;
    }
}
