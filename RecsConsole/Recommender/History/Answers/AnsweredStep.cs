using RecsConsole.Casework;
using RecsConsole.Engine.Workflow;

namespace RecsConsole.Recommender.History.Answers;

/// <summary>A step after which a case waited, and how long the answer took.</summary>
public readonly record struct AnsweredStep(string Action, long Seconds)
{
    /// <summary>
    /// The answered steps of a case, in order. What ends the wait is an answer if it happened by itself, as a customer's message does: a
    /// case that somebody worked on or closed without one says nothing about how long answers take.
    /// </summary>
    /// <param name="course">The changes of its state, oldest first.</param>
    public static IReadOnlyList<AnsweredStep> From(IEnumerable<CourseStep> course, StateMachine machine)
    {
        ArgumentNullException.ThrowIfNull(course);
        ArgumentNullException.ThrowIfNull(machine);
        var answered = new List<AnsweredStep>();
        string? state = null;
        CourseStep? asked = null;
        foreach (var step in course)
        {
            if (step.ToState is not { } to || string.Equals(to, state, StringComparison.Ordinal))
            {
                continue; // a reminder leaves the case waiting for the same answer
            }

            if (asked is { } question && !step.IsAction && !machine.IsTerminal(to))
            {
                // kept for as long as the index is, and there are few kinds of steps
                answered.Add(new(string.Intern(question.Activity), Math.Max(0, (step.At - question.At).Ticks / TimeSpan.TicksPerSecond)));
            }

            state = to;
            asked = step.IsAction && machine.IsWaiting(to) ? step : null;
        }

        return answered;
    }
}
