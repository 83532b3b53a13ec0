using System.Collections.Concurrent;
using System.Diagnostics;
using RecsConsole.Casework.Inbox;
using RecsConsole.Casework.Waiting;
using RecsConsole.Engine.Access;
using RecsConsole.Recommender.History;
using RecsConsole.Tests.Security.Leaks;
using RecsConsole.Tests.Support.Desk;

namespace RecsConsole.Tests.Security.Sweep.Rows;

/// <summary>
/// The policy without the checks of one class: what that class asks about single cases and documents is permitted, and for other rights an
/// object's own limits do not count. Who asks is read from the stack, so that classes need no seam for it. It also records who asked on
/// which path.
/// </summary>
internal sealed class CallerPolicy : AccessPolicy
{
    // they ask for whoever calls them
    private static readonly HashSet<Type> s_passing = [typeof(WaitingDesk), typeof(RightHolders), typeof(AccessClasses)];

    private readonly OpenDoors _open = new();
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, bool>> _asked = new(StringComparer.Ordinal);

    /// <summary>The class whose checks are deleted.</summary>
    public string? Deleted { get; set; }

    /// <summary>The path that is being visited; null records nothing.</summary>
    public string? Path { get; set; }

    /// <summary>The paths on which each class asked.</summary>
    public IReadOnlyList<string> PathsOf(string asker) => _asked.TryGetValue(asker, out var paths) ? [.. paths.Keys] : [];

    /// <summary>Whether it is the class without its checks that asks.</summary>
    public bool IsDeletedFor(StackTrace stack) => Deleted is not null && string.Equals(AskerOf(stack), Deleted, StringComparison.Ordinal);

    public override AccessDecision Decide(AccessSubject subject, AccessOperation operation, AccessResource resource, DateTimeOffset instant)
    {
        if (Path is null && Deleted is null)
        {
            return base.Decide(subject, operation, resource, instant);
        }

        var asker = AskerOf(new StackTrace(skipFrames: 1, fNeedFileInfo: false));
        if (Path is { } path)
        {
            _asked.GetOrAdd(asker, _ => new(StringComparer.Ordinal))[path] = true;
        }

        return (string.Equals(asker, Deleted, StringComparison.Ordinal), AskingClasses.IsAboutAnObject(operation)) switch
        {
            (true, true) => _open.Decide(subject, operation, resource, instant),
            (true, false) => base.Decide(subject, operation, DamagedEvidence.Open(resource), instant),
            _ => base.Decide(subject, operation, resource, instant),
        };
    }

    // the first frame of the product outside of what only passes the question on
    private static string AskerOf(StackTrace stack) =>
        stack
            .GetFrames()
            .Select(frame => OutermostOf(frame.GetMethod()?.DeclaringType))
            .Where(type => type?.Namespace is { } room && IsAsking(room) && !s_passing.Contains(type))
            .Select(type => AskingClasses.NameOf(type!.Namespace!, type.Name.Split('`')[0]))
            .FirstOrDefault("");

    private static bool IsAsking(string room) =>
        room.StartsWith("RecsConsole.", StringComparison.Ordinal)
        && !IsIn(room, "RecsConsole.Access")
        && !IsIn(room, "RecsConsole.Engine")
        && !IsIn(room, "RecsConsole.Tests");

    private static bool IsIn(string room, string above) =>
        string.Equals(room, above, StringComparison.Ordinal) || room.StartsWith(above + ".", StringComparison.Ordinal);

    // closures and state machines are nested in the class that asks
    private static Type? OutermostOf(Type? type) => type?.DeclaringType is { } outer ? OutermostOf(outer) : type;
}
