namespace RecsConsole.Features.People.Import;

/// <summary>Something is wrong with a file of people; the message names file, line, column and reason. Becomes the operation's Error.</summary>
public sealed class PeopleInputException : Exception
{
    public PeopleInputException() { }

    public PeopleInputException(string message)
        : base(message) { }

    public PeopleInputException(string message, Exception innerException)
        : base(message, innerException) { }

    public static PeopleInputException In(string file, string reason) => new($"{file}: {reason}");

    public static PeopleInputException AtLine(string file, long line, string reason) => new(Texts.Line.With(file, line, reason));

    public static PeopleInputException AtCell(string file, long line, string column, string reason) =>
        new(Texts.LineColumn.With(file, line, column, reason));
}
